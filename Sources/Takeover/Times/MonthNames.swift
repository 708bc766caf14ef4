import Basics
import Foundation

/// The names of the months in the languages that Highrock speaks, whole and shortened.
enum MonthNames {
    static func number(of name: String) -> Int? {
        numbers[name.lowercased()]
    }

    private static let numbers: [String: Int] = {
        var numbers: [String: Int] = [:]
        for language in Language.allCases {
            var calendar = Calendar(identifier: .gregorian)
            calendar.locale = language.locale
            let lists = [
                calendar.monthSymbols, calendar.shortMonthSymbols, calendar.standaloneMonthSymbols,
                calendar.shortStandaloneMonthSymbols,
            ]
            for names in lists {
                for (place, name) in names.enumerated() {
                    let letters = name.lowercased().filter(\.isLetter)
                    numbers[letters] = place + 1
                    numbers[String(letters.prefix(3))] = place + 1
                }
            }
        }
        return numbers
    }()
}
