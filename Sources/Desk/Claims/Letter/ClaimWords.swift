import Basics

/// The words that letters about claims need, in the client's language. This room has none of its own.
package struct ClaimWords: Sendable {
    package let text: @Sendable (TextKey, [String: String], Language) -> String
    package let money: @Sendable (Money, Language) -> String
    /// With the year.
    package let day: @Sendable (Moment, Language) -> String
    /// In which year of the house a moment lies.
    package let year: @Sendable (Moment) -> Int

    package init(
        text: @escaping @Sendable (TextKey, [String: String], Language) -> String,
        money: @escaping @Sendable (Money, Language) -> String,
        day: @escaping @Sendable (Moment, Language) -> String,
        year: @escaping @Sendable (Moment) -> Int
    ) {
        self.text = text
        self.money = money
        self.day = day
        self.year = year
    }
}
