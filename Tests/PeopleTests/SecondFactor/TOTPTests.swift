import Basics
import Testing

@testable import People

struct TOTPTests {
    private static let totp = TOTP(key: Array("12345678901234567890".utf8))

    /// RFC 6238, appendix B, SHA-1.
    @Test(
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)]
    )
    func `codes are those of RFC 6238`(_ seconds: Int64, _ code: String) {
        let moment = Moment(milliseconds: seconds * 1000)
        #expect(Self.totp.code(of: TOTP.step(at: moment), digits: 8) == code)
        #expect(Self.totp.code(at: moment) == code.suffix(6))
    }

    @Test func `one step to either side is good, and no more`() {
        let now = Moment(milliseconds: 1_111_111_111_000)
        for steps in -3...3 {
            let code = Self.totp.code(at: now + .seconds(30 * steps))
            #expect((Self.totp.step(of: code, at: now, after: nil) != nil) == (abs(steps) <= 1), "\(steps)")
        }
    }

    @Test func `a code is good once`() throws {
        let now = Moment(milliseconds: 1_111_111_111_000)
        let code = Self.totp.code(at: now)
        let step = try #require(Self.totp.step(of: code, at: now, after: nil))
        #expect(Self.totp.step(of: code, at: now, after: step) == nil)
        #expect(Self.totp.step(of: code, at: now + .seconds(30), after: step) == nil)
        let next = Self.totp.code(at: now + .seconds(30))
        #expect(Self.totp.step(of: next, at: now + .seconds(30), after: step) == step + 1)
    }

    @Test func `people may put blanks into a code`() {
        let now = Moment(milliseconds: 59000)
        #expect(Self.totp.step(of: " 287 082 ", at: now, after: nil) == 1)
        #expect(Self.totp.step(of: "", at: now, after: nil) == nil)
    }

    @Test func `the key is written as authenticator apps read it`() {
        #expect(Self.totp.text == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ")
        #expect(TOTP(key: Array("foob".utf8)).text == "MZXW6YQ")
    }
}
