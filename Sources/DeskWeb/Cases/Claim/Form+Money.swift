import Basics
import Pages

extension Form {
    /// An amount with its currency in the field beside it, if it is there.
    mutating func money(_ name: String, _ w: Wording) -> Money? {
        guard let text = optional(name, max: 30) else { return nil }
        guard let currency = Currency(self["\(name)_currency"] ?? "") else {
            refuse("\(name)_currency", "refusal.form.currency")
            return nil
        }
        guard let money = Money(text, currency, in: w.language) else {
            refuse(name, "refusal.form.money", ["example": w.typed(Money(minor: 84_000 * currency.scale, currency))])
            return nil
        }
        return money
    }
}
