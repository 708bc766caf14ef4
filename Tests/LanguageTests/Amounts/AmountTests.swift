import Basics
import Language
import Testing

@Suite struct `Amounts in words` {
    @Test(arguments: [
        (0, "ноль рублей 00 копеек"), (100, "один рубль 00 копеек"), (201, "два рубля 01 копейка"),
        (8_400_050, "восемьдесят четыре тысячи рублей 50 копеек"), (1_100, "одиннадцать рублей 00 копеек"),
        (100_000_000, "один миллион рублей 00 копеек"), (2_112, "двадцать один рубль 12 копеек"),
        (200_100, "две тысячи один рубль 00 копеек"), (-300, "минус три рубля 00 копеек"),
        (101_210_099, "один миллион двенадцать тысяч сто рублей 99 копеек"),
    ])
    func `are as Russian papers have them`(minor: Int64, words: String) {
        #expect(AmountInWords.of(Money(minor: minor, .rouble), in: .russian) == words)
    }

    @Test(arguments: [
        (8_400_050, "eighty-four thousand US dollars 50 cents"), (100, "one US dollar 00 cents"),
        (100_500, "one thousand and five US dollars 00 cents"),
        (12_345_601, "one hundred and twenty-three thousand four hundred and fifty-six US dollars 01 cent"),
    ])
    func `are as English papers have them`(minor: Int64, words: String) {
        #expect(AmountInWords.of(Money(minor: minor, .dollar), in: .english) == words)
    }

    @Test func `name what has no words by its code`() throws {
        let yen = try #require(Currency("JPY"))
        let franc = try #require(Currency("CHF"))
        #expect(AmountInWords.of(Money(minor: 42, yen), in: .english) == "forty-two JPY")
        #expect(AmountInWords.of(Money(minor: 4207, franc), in: .russian) == "сорок два 07/100 CHF")
    }

    @Test func `can say the largest`() {
        #expect(AmountInWords.of(Money(minor: .max, .rouble), in: .russian).hasPrefix("девяносто два квадриллиона"))
        #expect(AmountInWords.of(Money(minor: .min, .dollar), in: .english).hasPrefix("minus ninety-two quadrillion"))
    }
}
