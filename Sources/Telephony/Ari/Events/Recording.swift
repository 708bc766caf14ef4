/// What is kept of a conversation's sound.
package struct Recording: Hashable, Sendable {
    package let name: RecordingName
    /// Once it is finished.
    package let length: Duration?
    /// Why there is none.
    package let cause: String?
}

extension Recording: Decodable {
    package init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Field.self)
        name = RecordingName(try fields.decode(String.self, forKey: .name))
        length = try fields.decodeIfPresent(Int.self, forKey: .duration).map { .seconds($0) }
        cause = try fields.decodeIfPresent(String.self, forKey: .cause)
    }

    private enum Field: CodingKey { case name, duration, cause }
}
