import HTML
import Testing

@testable import AdminWeb

@Suite struct `A square code` {
    private static let address = "otpauth://totp/Highrock:admin?secret=EQDNCR2MP6ZAG3SSTDVURCD2FZT443LF&issuer=Highrock"

    @Test func `has its three corners by which a camera finds it`() throws {
        let code = try #require(QRCode(Self.address))
        let finder = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]
        let last = code.size - 7
        for (column, row) in [(0, 0), (last, 0), (0, last)] {
            let corner = (0..<7).map { y in String((0..<7).map { code.isDark(column + $0, row + y) ? "#" : "." }) }
            #expect(corner == finder)
        }
        #expect((code.size - 17) % 4 == 0)
    }

    @Test func `is another for another text, and none where nothing fits`() throws {
        let one = try #require(QRCode(Self.address))
        let other = try #require(QRCode(Self.address + "1"))
        #expect(QRPicture(code: one, label: "x").rendered != QRPicture(code: other, label: "x").rendered)
        #expect(QRCode(String(repeating: "x", count: 10_000)) == nil)
    }

    @Test func `is drawn dark on light with its margin, whatever the theme`() throws {
        let code = try #require(QRCode(Self.address))
        let drawn = QRPicture(code: code, label: "a & b").rendered
        #expect(drawn.contains("viewBox=\"0 0 \(code.size + 8) \(code.size + 8)\""))
        #expect(drawn.contains("M4 4h7v1h-7z"), "the first bar of the first corner")
        #expect(drawn.contains("aria-label=\"a &amp; b\""))
    }
}
