import Basics

/// Each reader notes what is wrong and answers something harmless, so that all errors are found at once; `check()` comes last.
extension Form {
    /// A text that must be there, without the spaces around it.
    package mutating func text(_ name: String, max: Int = 200) -> String {
        let text = optional(name, max: max) ?? ""
        if text.isEmpty, errors[name] == nil { refuse(name, "refusal.form.required") }
        return text
    }

    /// A text that may be left out.
    package mutating func optional(_ name: String, max: Int = 200) -> String? {
        guard let text = self[name]?.trimmed.lineFeedsOnly, !text.isEmpty else { return nil }
        guard text.count <= max else {
            refuse(name, "refusal.form.too-long", ["most": String(max), "length": String(text.count)])
            return nil
        }
        guard !text.unicodeScalars.contains(where: { $0.value == 0 }) else {
            refuse(name, "refusal.form.unreadable")
            return nil
        }
        return text
    }

    /// A secret, as it was typed, spaces and all.
    package mutating func secret(_ name: String, max: Int = 200) -> String {
        guard let text = self[name], !text.isEmpty, text.count <= max else {
            refuse(name, "refusal.form.required")
            return ""
        }
        return text
    }

    /// A whole number within bounds.
    package mutating func int(_ name: String, _ bounds: ClosedRange<Int> = 0...Int.max) -> Int {
        guard let text = self[name]?.trimmed, !text.isEmpty else {
            refuse(name, "refusal.form.required")
            return bounds.lowerBound
        }
        guard let number = Int(text), bounds.contains(number) else {
            refuse(
                name,
                "refusal.form.number",
                ["least": String(bounds.lowerBound), "most": String(bounds.upperBound)]
            )
            return bounds.lowerBound
        }
        return number
    }

    /// A ticked box.
    package func flag(_ name: String) -> Bool { self[name] != nil }

    /// One of several words; nil, with an error, when it is none of them.
    package mutating func choice<Value: RawRepresentable>(_ name: String, of type: Value.Type = Value.self) -> Value?
    where Value.RawValue == String {
        guard let text = self[name], !text.isEmpty else {
            refuse(name, "refusal.form.choose")
            return nil
        }
        guard let value = Value(rawValue: text) else {
            refuse(name, "refusal.form.no-choice")
            return nil
        }
        return value
    }

    /// The same where the choices are numbers.
    package mutating func choice<Value: RawRepresentable>(_ name: String, of type: Value.Type = Value.self) -> Value?
    where Value.RawValue == Int {
        guard let text = self[name], !text.isEmpty else {
            refuse(name, "refusal.form.choose")
            return nil
        }
        guard let value = Int(text).flatMap(Value.init(rawValue:)) else {
            refuse(name, "refusal.form.no-choice")
            return nil
        }
        return value
    }

    /// An identity that may be left out.
    package mutating func id<Subject>(_ name: String, of subject: Subject.Type = Subject.self) -> ID<Subject>? {
        guard let text = self[name]?.trimmed, !text.isEmpty else { return nil }
        guard let id = ID<Subject>(text) else {
            refuse(name, "refusal.form.no-choice")
            return nil
        }
        return id
    }

    /// An identity that must be there; nil, with an error, when it is not.
    package mutating func requiredID<Subject>(_ name: String, of subject: Subject.Type = Subject.self) -> ID<Subject>? {
        let id = id(name, of: subject)
        if id == nil, errors[name] == nil { refuse(name, "refusal.form.choose") }
        return id
    }

    /// E-mail addresses with commas, semicolons or spaces between them; none when nothing was typed.
    package mutating func addresses(_ name: String) -> [EmailAddress] {
        var addresses: [EmailAddress] = []
        for word in (self[name] ?? "").split(whereSeparator: { $0.isWhitespace || $0 == "," || $0 == ";" }) {
            guard let address = EmailAddress(String(word)) else {
                refuse(name, "refusal.form.address", ["address": String(word.prefix(100))])
                return []
            }
            if !addresses.contains(address) { addresses.append(address) }
        }
        return addresses
    }

    /// A date and a time as a clock on the wall shows it, if it is there.
    package mutating func moment(_ name: String, in zone: Zone) -> Moment? {
        guard let text = self[name]?.trimmed, !text.isEmpty else { return nil }
        guard let moment = Moment(wall: text, in: zone) else {
            refuse(name, "refusal.form.moment")
            return nil
        }
        return moment
    }

    /// Anything that reads itself from text, if it is there.
    package mutating func value<Value: LosslessStringConvertible>(
        _ name: String,
        as type: Value.Type = Value.self,
        otherwise reason: TextKey
    ) -> Value? {
        guard let text = self[name]?.trimmed, !text.isEmpty else { return nil }
        guard let value = Value(text) else {
            refuse(name, reason)
            return nil
        }
        return value
    }
}

extension String {
    /// Browsers end the lines of a text field with two letters.
    fileprivate var lineFeedsOnly: String {
        contains("\r") ? replacing("\r\n", with: "\n").replacing("\r", with: "\n") : self
    }
}
