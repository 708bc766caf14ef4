import HTTPTypes

extension HTTPField.Name {
    /// draft-ietf-httpapi-idempotency-key-header
    static let idempotencyKey = name("Idempotency-Key")
    /// Says that an answer was given before.
    static let idempotencyReplayed = name("Idempotency-Replayed")

    private static func name(_ text: StaticString) -> HTTPField.Name {
        guard let name = HTTPField.Name(text.description) else { preconditionFailure("not a header name: \(text)") }
        return name
    }
}
