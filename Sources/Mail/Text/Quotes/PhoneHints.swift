import Basics

/// Telephone numbers in a signature: hints of whom it may come from, no more.
package enum PhoneHints {
    /// Numbers of accounts and registers look like telephone numbers.
    private static let registers = [
        "инн", "кпп", "огрн", "бик", "р/с", "к/с", "р/сч", "iban", "счет", "счёт", "vat", "окпо",
    ]

    /// - Parameter region: the country in which a number without a country code is dialled.
    package static func numbers(in text: String, region: String = "RU") -> [PhoneNumber] {
        var found: [PhoneNumber] = []
        for line in text.split(separator: "\n") {
            let words = line.lowercased()
            guard !registers.contains(where: words.contains) else { continue }
            for candidate in candidates(in: line) {
                if let number = PhoneNumber(candidate, region: region), !found.contains(number) { found.append(number) }
            }
        }
        return found
    }

    /// Runs of digits and what people write between them, ten digits or more.
    private static func candidates(in line: Substring) -> [String] {
        var runs: [String] = []
        var run = ""
        for character in line + "|" {
            if character.isASCII && character.isNumber || "+() -–.\u{A0}".contains(character) {
                run.append(character == "–" || character == "\u{A0}" ? " " : character)
            } else {
                if (10...15).contains(run.count(where: \.isNumber)) { runs.append(run) }
                run = ""
            }
        }
        return runs
    }
}
