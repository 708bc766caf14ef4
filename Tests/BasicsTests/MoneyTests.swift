import Basics
import Testing

/// Amounts of money (DESIGN, decision 4).
@Suite struct `An amount of money` {
    @Test(arguments: [
        ("84 000,50", 8_400_050), ("84000", 8_400_000), ("84\u{202F}000", 8_400_000), ("84000.5", 8_400_050),
        ("1.234,56", 123_456), ("1,234.56", 123_456), ("0", 0), ("-1,50", -150), ("−1,50", -150),
        ("12 345 678,9", 1_234_567_890),
    ])
    func `is read as people in Russia write it`(text: String, minor: Int64) {
        #expect(Money(text, .rouble, in: .russian) == Money(minor: minor, .rouble), "\(text)")
    }

    @Test(arguments: [("84,000", 8_400_000), ("84,000.50", 8_400_050), ("1,234,567", 123_456_700), ("84,5", 8_450)])
    func `is read as people in England write it`(text: String, minor: Int64) {
        #expect(Money(text, .dollar, in: .english) == Money(minor: minor, .dollar), "\(text)")
    }

    @Test(arguments: [
        "", "-", "сто", "1,234,5", "12.34.56", "84,000", "1,2,3", "5,", ",5", "1e6", "99999999999999999999", "1 2 3 а",
        "0x10", "٣",
    ])
    func `that is none is not read`(text: String) {
        #expect(Money(text, .rouble, in: .russian) == nil, "\(text)")
    }

    @Test func `has no more places than its currency`() throws {
        let yen = try #require(Currency("JPY"))
        let dinar = try #require(Currency("kwd"))
        #expect(Money("500", yen, in: .english) == Money(minor: 500, yen))
        #expect(Money("500,5", yen, in: .russian) == nil)
        #expect(Money("1,234", dinar, in: .russian) == Money(minor: 1234, dinar))
        #expect(Currency("RUR") == nil && Currency("") == nil && Currency("₽") == nil)
    }

    @Test func `is read back as it was written, whatever it is`() {
        for step in UInt64(0)..<2000 {
            let spread = Int64(bitPattern: step &* 0x9E37_79B9_7F4A_7C15)
            let money = Money(minor: spread % 9_000_000_000_000, .rouble)
            #expect(Money(money.plain, .rouble, in: .russian) == money, "\(money.plain)")
            #expect(Money(money.plain, .rouble, in: .english) == money, "\(money.plain)")
        }
    }
}
