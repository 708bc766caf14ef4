import Foundation

/// Reads what a token server says (RFC 6749, 5).
enum TokenAnswer {
    private struct Given: Decodable {
        let access_token: String
        let expires_in: Lenient?
        let refresh_token: String?
    }

    private struct Refused: Decodable {
        let error: String?
        let error_description: String?
    }

    /// Some servers write numbers as texts.
    private struct Lenient: Decodable {
        let seconds: Int?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            let number =
                (try? container.decode(Double.self)) ?? (try? container.decode(String.self)).flatMap(Double.init)
            seconds = number.flatMap { Int(exactly: $0.rounded(.down)) }
        }
    }

    /// - Throws: `MailFault.refusedLogin` when the server gives none, with its words.
    static func read(_ body: [UInt8], status: Int) throws(MailFault) -> TokenGiven {
        if status == 200, let given = try? JSONDecoder().decode(Given.self, from: Data(body)),
            !given.access_token.isEmpty
        {
            return TokenGiven(
                token: given.access_token,
                lifetime: given.expires_in?.seconds.map { .seconds(max(0, min($0, 31_536_000))) },
                refreshToken: given.refresh_token.flatMap { $0.isEmpty ? nil : $0 }
            )
        }
        let refused = try? JSONDecoder().decode(Refused.self, from: Data(body))
        let said = [refused?.error, refused?.error_description].compactMap(\.self).joined(separator: ": ")
        let words = "\(status) \(said)".trimmingCharacters(in: .whitespaces)
        throw .refusedLogin(status == 429 || status >= 500 ? .unavailable : .noToken, words: words)
    }
}
