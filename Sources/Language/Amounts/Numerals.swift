/// Whole numbers in Russian words.
enum RussianNumerals {
    private static let units = [
        "", "один", "два", "три", "четыре", "пять", "шесть", "семь", "восемь", "девять", "десять", "одиннадцать",
        "двенадцать", "тринадцать", "четырнадцать", "пятнадцать", "шестнадцать", "семнадцать", "восемнадцать",
        "девятнадцать",
    ]
    private static let tens = [
        "", "", "двадцать", "тридцать", "сорок", "пятьдесят", "шестьдесят", "семьдесят", "восемьдесят", "девяносто",
    ]
    private static let hundreds = [
        "", "сто", "двести", "триста", "четыреста", "пятьсот", "шестьсот", "семьсот", "восемьсот", "девятьсот",
    ]
    /// Thousands are feminine; what is above them is not.
    private static let ranks: [(one: String, few: String, many: String)] = [
        ("", "", ""), ("тысяча", "тысячи", "тысяч"), ("миллион", "миллиона", "миллионов"),
        ("миллиард", "миллиарда", "миллиардов"), ("триллион", "триллиона", "триллионов"),
        ("квадриллион", "квадриллиона", "квадриллионов"), ("квинтиллион", "квинтиллиона", "квинтиллионов"),
    ]

    static func words(_ number: UInt64, feminine: Bool) -> String {
        guard number > 0 else { return "ноль" }
        return Thousands.of(number).map { rank, group in
            let own = three(group, feminine: rank == 1 || (rank == 0 && feminine))
            return rank == 0 ? own : own + " " + form(ranks[rank], group)
        }
        .joined(separator: " ")
    }

    private static func three(_ number: Int, feminine: Bool) -> String {
        let rest = number % 100
        var parts = [hundreds[number / 100]]
        let last = rest < 20 ? rest : rest % 10
        if rest >= 20 { parts.append(tens[rest / 10]) }
        switch (last, feminine) {
        case (1, true): parts.append("одна")
        case (2, true): parts.append("две")
        default: parts.append(units[last])
        }
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    private static func form(_ forms: (one: String, few: String, many: String), _ number: Int) -> String {
        switch (number % 10, number % 100) {
        case (_, 11...14): forms.many
        case (1, _): forms.one
        case (2...4, _): forms.few
        default: forms.many
        }
    }
}

/// Whole numbers in English words.
enum EnglishNumerals {
    private static let units = [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
    private static let ranks = ["", "thousand", "million", "billion", "trillion", "quadrillion", "quintillion"]

    static func words(_ number: UInt64) -> String {
        guard number > 0 else { return "zero" }
        let groups = Thousands.of(number)
        return groups.map { rank, group in
            // One thousand and five.
            let joins = rank == 0 && group < 100 && groups.count > 1
            return (joins ? "and " : "") + three(group) + (rank == 0 ? "" : " " + ranks[rank])
        }
        .joined(separator: " ")
    }

    private static func three(_ number: Int) -> String {
        let rest = number % 100
        let below = rest < 20 ? units[rest] : tens[rest / 10] + (rest % 10 == 0 ? "" : "-" + units[rest % 10])
        guard number >= 100 else { return below }
        return units[number / 100] + " hundred" + (rest == 0 ? "" : " and " + below)
    }
}

private enum Thousands {
    /// The groups of three digits that are not nought, the highest first, each with its rank.
    static func of(_ number: UInt64) -> [(rank: Int, group: Int)] {
        var (rest, rank) = (number, 0)
        var groups: [(Int, Int)] = []
        while rest > 0 {
            if rest % 1000 > 0 { groups.append((rank, Int(rest % 1000))) }
            (rest, rank) = (rest / 1000, rank + 1)
        }
        return groups.reversed()
    }
}
