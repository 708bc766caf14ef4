/// What a column of a list of people and companies can say.
package enum ColumnMeaning: String, CaseIterable, Codable, Sendable {
    case organisation
    case fullName = "full-name"
    case family
    case given
    case patronymic
    case position
    case phone
    case email
    /// A postal address, or a piece of one: pieces are put together in the order of their columns.
    case address
    case taxNumber = "tax-number"
    /// What the other program calls the client by.
    case outsideNumber = "outside-number"
    /// When the person was born.
    case born
    /// A number that nobody else has: of an insurance, of a passport.
    case personalNumber = "personal-number"
    case tags
    case note
}
