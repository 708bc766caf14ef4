import Basics
import Crypto
import Foundation

/// Time-based one-time passwords (RFC 6238): HMAC-SHA1, steps of 30 seconds, six digits, as every authenticator app makes them.
package struct TOTP: Sendable, Hashable {
    let key: [UInt8]

    static let stepLength: Int64 = 30
    /// Phones go wrong by some seconds, people type slowly: one step to either side is good as well.
    static let tolerance: Int64 = 1

    init(key: [UInt8]) {
        self.key = key
    }

    /// A new one, of 160 bits as RFC 4226 recommends.
    init() {
        var source = SystemRandomNumberGenerator()
        key = (0..<20).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }

    static func step(at moment: Moment) -> Int64 {
        moment.milliseconds / 1000 / stepLength
    }

    /// The code of a step; fewer than six digits never occur, zeros lead.
    package func code(at moment: Moment) -> String {
        code(of: Self.step(at: moment), digits: 6)
    }

    func code(of step: Int64, digits: Int) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Array($0) }
        let mac = Array(HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: key)))
        let offset = Int(mac[mac.count - 1] & 15)
        let number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(number % (0..<digits).reduce(UInt32(1)) { power, _ in power * 10 })
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// - Parameter last: the step of the last code that was taken; it and those before it are spent.
    /// - Returns: the step that the code belongs to.
    func step(of code: String, at moment: Moment, after last: Int64?) -> Int64? {
        let typed = code.filter { !$0.isWhitespace }
        let present = Self.step(at: moment)
        return (present - Self.tolerance...present + Self.tolerance).first { step in
            step > last ?? .min && self.code(of: step, digits: 6) == typed
        }
    }
}

extension TOTP {
    /// RFC 4648 base 32, the letters that authenticator apps ask for.
    package var text: String {
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567")
        var letters = ""
        var buffer: UInt32 = 0
        var held: UInt32 = 0
        for byte in key {
            buffer = (buffer << 8 | UInt32(byte)) & 0xFFFF
            held += 8
            while held >= 5 {
                held -= 5
                letters.append(alphabet[Int(buffer >> held & 31)])
            }
        }
        if held > 0 { letters.append(alphabet[Int(buffer << (5 - held) & 31)]) }
        return letters
    }

    /// What the square code for the app says (the key URI format; a login can have letters that no address has).
    func address(for person: Person) -> String {
        let login = person.login.addingPercentEncoding(withAllowedCharacters: Self.plainLetters) ?? ""
        return "otpauth://totp/Highrock:\(login)?secret=\(text)&issuer=Highrock"
    }

    private static let plainLetters = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyz0123456789-._@")
}
