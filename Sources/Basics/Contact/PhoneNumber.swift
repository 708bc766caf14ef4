import CPhoneNumber
import Synchronization

/// A telephone number in E.164, through libphonenumber.
package struct PhoneNumber: Hashable, Sendable {
    /// `+` and up to fifteen digits.
    package let e164: String

    /// - Parameter region: the ISO 3166 country in which a number without a country code is dialled.
    package init?(_ text: String, region: String = "RU") {
        guard let e164 = Self.write(text, region: region, as: phone_number_e164) else { return nil }
        self.e164 = e164
    }

    /// Trusts a number that was read before, as it comes from the database.
    package init(stored e164: String) {
        self.e164 = e164
    }

    /// As people write it for a stranger: `+7 495 123-45-67`.
    package var international: String {
        if let written = Self.written.withLock({ $0[e164] }) { return written }
        let written = Self.write(e164, region: "ZZ", as: phone_number_international) ?? e164
        Self.written.withLock { known in
            if known.count >= Self.mostWritten { known = [:] }
            known[e164] = written
        }
        return written
    }

    /// Where it is from, as far as its digits tell: a town, a region, or a country. Of numbers that move no more is known.
    package func place(in language: Language) -> String? {
        Self.read { phone_number_place(e164, language.rawValue, $0, $1) }.flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Numbers that were written lately: a page shows the same few over and over, and each takes the library longer than an
    /// element takes the page.
    private static let written = Mutex<[String: String]>([:])
    private static let mostWritten = 10_000

    private static func write(_ text: String, region: String, as format: phone_number_format) -> String? {
        read { phone_number_write(text, region, format, $0, $1) }
    }

    /// What a call of the library writes.
    private static func read(_ call: (UnsafeMutablePointer<CChar>, Int) -> phone_number_outcome) -> String? {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            guard let start = buffer.baseAddress, call(start, buffer.count) == phone_number_read else { return nil }
            return String(cString: start)
        }
    }
}
