import Basics
import CallCenter
import Pages
import People
import Telephony

extension QueueSettings {
    /// What was typed, made sense of; nil, with what can't be right noted beside its field.
    /// - Parameter skills: those that can be asked for.
    init?(from form: inout Form, skills: [Skill]) {
        let name = form.text("name", max: 100)
        let line = form.choice("line", of: People.Line.self)
        let unattended = form.choice("unattended", of: Unattended.self)
        guard let line, let unattended else { return nil }
        self.init(name: name, line: line)
        self.unattended = unattended
        needs = Self.needs(from: &form, skills)
        ownManagerFirst = form.seconds("own_manager_first")
        ringTime = form.seconds("ring_time")
        wrapUp = form.seconds("wrap_up")
        callbackKey = form.value("callback_key", as: Digit.self, otherwise: "refusal.form.no-choice")
        callbacks = AttemptRule(
            most: form.int("callback_attempts", 1...10),
            pause: .minutes(form.int("callback_pause", 5...1440))
        )
        isRecorded = form.flag("is_recorded")
        overflow = Overflow(from: &form)
    }

    private static func needs(from form: inout Form, _ skills: [Skill]) -> [Skill.ID: Int] {
        var needs: [Skill.ID: Int] = [:]
        for skill in skills {
            needs[skill.id] = form.value("need-\(skill.id)", as: Int.self, otherwise: "refusal.form.no-choice")
        }
        return needs
    }

    /// For showing what is kept.
    var form: Form {
        var values = [
            "name": name, "line": "\(line.rawValue)", "unattended": unattended.rawValue,
            "own_manager_first": "\(ownManagerFirst.components.seconds)",
            "ring_time": "\(ringTime.components.seconds)", "wrap_up": "\(wrapUp.components.seconds)",
            "callback_key": callbackKey?.description ?? "", "callback_attempts": "\(callbacks.most)",
            "callback_pause": "\(callbacks.pause.components.seconds / 60)", "overflow": overflow?.target.word ?? "",
            "overflow_after": overflow.map { "\($0.after.components.seconds)" } ?? "",
        ]
        if isRecorded { values["is_recorded"] = "yes" }
        for (skill, level) in needs { values["need-\(skill)"] = "\(level)" }
        return Form(values)
    }
}

extension QueueSettings.Overflow {
    /// Nil where nobody is chosen to whom callers go over.
    fileprivate init?(from form: inout Form) {
        guard let word = form.optional("overflow", max: 60) else { return nil }
        guard let target = Target(word: word) else {
            form.refuse("overflow", "refusal.form.no-choice")
            return nil
        }
        self.init(after: form.seconds("overflow_after"), to: target)
    }
}

extension QueueSettings.Overflow.Target {
    /// As a form sends it: `queue-01h…`, `person-01h…`.
    init?(word: String) {
        let parts = word.split(separator: "-", maxSplits: 1).map(String.init)
        guard parts.count == 2 else { return nil }
        let target: Self? =
            switch parts[0] {
            case "queue": CallQueue.ID(parts[1]).map(Self.queue)
            case "person": Person.ID(parts[1]).map(Self.person)
            default: nil
            }
        guard let target else { return nil }
        self = target
    }

    var word: String {
        switch self {
        case .queue(let id): "queue-\(id)"
        case .person(let id): "person-\(id)"
        }
    }

    var person: Person.ID? {
        if case .person(let id) = self { id } else { nil }
    }
}

extension Form {
    /// A time in seconds; what would be right is said by `QueueSettings`.
    fileprivate mutating func seconds(_ name: String) -> Duration {
        .seconds(int(name, 0...86_400))
    }
}
