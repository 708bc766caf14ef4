/// What two clients are compared by.
package enum Field: Int, CaseIterable, Codable, Sendable {
    case family, given, patronymic, title, born, identifier, phone, email, address

    /// What people who live or work together share, and so no proof that they are one.
    var isShared: Bool {
        switch self {
        case .family, .patronymic, .title, .phone, .email, .address: true
        case .given, .born, .identifier: false
        }
    }
}

/// How well two values agree.
package enum Grade: Int, CaseIterable, Codable, Sendable {
    /// The same, letter for letter once case, alphabet and marks are set aside.
    case same
    /// The same but for a slip: a typing error, another spelling, a short name.
    case alike
    /// Perhaps the same: an initial, a part of the date, an address in other words.
    case similar
    case different
}
