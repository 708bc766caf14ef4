import Basics

extension Wording {
    /// 84 000, with thousands apart.
    package func number(_ number: Int) -> String {
        let digits = String(number.magnitude)
        let grouped = digits.utf8.count > 3 ? Self.group(digits, by: lexicon.units.separator) : digits
        return number < 0 ? "−" + grouped : grouped
    }

    /// 3,7
    package func number(_ number: Double, places: Int) -> String {
        let scale = (0..<places).reduce(1) { product, _ in product * 10 }
        let scaled = Int((number.magnitude * Double(scale)).rounded())
        let whole = self.number(scaled / scale)
        let sign = number < 0 && scaled != 0 ? "−" : ""
        guard places > 0 else { return sign + whole }
        let fraction = String(scaled % scale)
        return sign + whole + lexicon.units.decimal + String(repeating: "0", count: places - fraction.count) + fraction
    }

    /// 25 %, from 0.25
    package func percent(_ share: Double, places: Int = 0) -> String {
        number(share * 100, places: places) + lexicon.units.percent
    }

    /// 84 000 ₽; kopecks only where there are any.
    package func money(_ money: Money) -> String {
        let (whole, fraction) = money.parts
        var figure = number(Int(clamping: whole))
        if fraction != 0 {
            let digits = "\(fraction)"
            figure += lexicon.units.decimal
            figure += String(repeating: "0", count: money.currency.places - digits.count) + digits
        }
        let sign = money.isNegative ? "−" : ""
        let symbol = Self.currencySymbols[money.currency.code] ?? money.currency.code
        return language == .english && symbol.count == 1 && symbol != "₽"
            ? sign + symbol + figure : sign + figure + "\u{A0}" + symbol
    }

    /// 1,2 МБ
    package func size(bytes: Int) -> String {
        var (amount, unit) = (Double(bytes), 0)
        while amount >= 1024, unit < lexicon.units.bytes.count - 1 {
            amount /= 1024
            unit += 1
        }
        let places = unit == 0 || amount >= 10 ? 0 : 1
        return number(amount, places: places) + "\u{A0}" + lexicon.units.bytes[unit]
    }

    private static let currencySymbols = [
        "RUB": "₽", "USD": "$", "EUR": "€", "GBP": "£", "KZT": "₸", "JPY": "¥", "CNY": "¥",
    ]

    private static func group(_ digits: String, by separator: String) -> String {
        var text = ""
        for (position, digit) in digits.enumerated() {
            if position > 0, (digits.utf8.count - position) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }
}
