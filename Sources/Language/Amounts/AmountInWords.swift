import Basics

/// An amount as papers have it: «восемьдесят четыре тысячи рублей 50 копеек», "eighty-four thousand roubles 50 kopecks".
package enum AmountInWords {
    package static func of(_ money: Money, in language: Basics.Language) -> String {
        let (whole, fraction) = money.parts
        let sign = money.isNegative ? (language == .russian ? "минус " : "minus ") : ""
        guard let unit = UnitNames.of(money.currency, in: language) else {
            let digits =
                String(repeating: "0", count: max(0, money.currency.places - "\(fraction)".count)) + "\(fraction)"
            let rest = money.currency.places == 0 ? "" : " \(digits)/\(money.currency.scale)"
            return sign + words(whole, feminine: false, language) + rest + " " + money.currency.code
        }
        let main = words(whole, feminine: unit.isFeminine, language) + " " + unit.form(of: whole)
        guard let minor = unit.minor else { return sign + main }
        return sign + main + (fraction < 10 ? " 0" : " ") + "\(fraction) " + minor.form(of: fraction)
    }

    private static func words(_ number: UInt64, feminine: Bool, _ language: Basics.Language) -> String {
        switch language {
        case .russian: RussianNumerals.words(number, feminine: feminine)
        case .english: EnglishNumerals.words(number)
        }
    }
}

/// What a currency's units are called beside a number.
private struct UnitNames {
    /// One rouble, two roubles, five roubles.
    let forms: (one: String, few: String, many: String)
    var isFeminine = false
    let minor: Minor?

    struct Minor {
        let forms: (one: String, few: String, many: String)
        let language: Basics.Language

        func form(of number: UInt64) -> String { UnitNames.choose(forms, number, language) }
    }

    let language: Basics.Language

    func form(of number: UInt64) -> String { Self.choose(forms, number, language) }

    fileprivate static func choose(
        _ forms: (one: String, few: String, many: String),
        _ number: UInt64,
        _ language: Basics.Language
    ) -> String {
        guard language == .russian else { return number == 1 ? forms.one : forms.many }
        switch (number % 10, number % 100) {
        case (_, 11...14): return forms.many
        case (1, _): return forms.one
        case (2...4, _): return forms.few
        default: return forms.many
        }
    }

    static func of(_ currency: Currency, in language: Basics.Language) -> UnitNames? {
        func names(
            _ forms: (String, String, String),
            feminine: Bool = false,
            _ minor: (String, String, String)?
        ) -> UnitNames {
            UnitNames(
                forms: (forms.0, forms.1, forms.2),
                isFeminine: feminine,
                minor: minor.map { Minor(forms: ($0.0, $0.1, $0.2), language: language) },
                language: language
            )
        }
        switch (currency.code, language) {
        case ("RUB", .russian): return names(("рубль", "рубля", "рублей"), ("копейка", "копейки", "копеек"))
        case ("RUB", .english): return names(("rouble", "roubles", "roubles"), ("kopeck", "kopecks", "kopecks"))
        case ("USD", .russian): return names(("доллар США", "доллара США", "долларов США"), ("цент", "цента", "центов"))
        case ("USD", .english): return names(("US dollar", "US dollars", "US dollars"), ("cent", "cents", "cents"))
        case ("EUR", .russian): return names(("евро", "евро", "евро"), ("цент", "цента", "центов"))
        case ("EUR", .english): return names(("euro", "euros", "euros"), ("cent", "cents", "cents"))
        case ("KZT", .russian): return names(("тенге", "тенге", "тенге"), ("тиын", "тиына", "тиынов"))
        case ("KZT", .english): return names(("tenge", "tenge", "tenge"), ("tiyn", "tiyn", "tiyn"))
        case ("BYN", .russian):
            return names(
                ("белорусский рубль", "белорусских рубля", "белорусских рублей"),
                ("копейка", "копейки", "копеек")
            )
        case ("BYN", .english):
            return names(
                ("Belarusian rouble", "Belarusian roubles", "Belarusian roubles"),
                ("kopeck", "kopecks", "kopecks")
            )
        case ("CNY", .russian): return names(("юань", "юаня", "юаней"), ("фынь", "фыня", "фыней"))
        case ("CNY", .english): return names(("yuan", "yuan", "yuan"), ("fen", "fen", "fen"))
        default: return nil
        }
    }
}
