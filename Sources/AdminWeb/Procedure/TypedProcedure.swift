import Basics
import Clients
import Desk
import Pages
import People

extension Form {
    /// A procedure as its form has it.
    init(of procedure: EscalationProcedure) {
        var fields = ["levels": "\(procedure.levels.count)"]
        var demands: [(String, String)] = []
        for (index, level) in procedure.levels.enumerated() {
            let number = index + 1
            let occasion = level.byItself
            fields["to.\(number)"] = level.to?.description
            fields["hours.\(number)"] = "\(max(1, level.minutes / 60))"
            fields["name.\(number)"] = level.name
            fields["hand.\(number)"] = level.byHand ? "yes" : nil
            fields["share.\(number)"] = occasion?.share.map(String.init)
            fields["priority.\(number)"] = occasion?.priority.map { "\($0.rawValue)" }
            fields["kind.\(number)"] = occasion?.kind?.rawValue
            fields["severity.\(number)"] = occasion?.severity?.rawValue
            fields["tag.\(number)"] = occasion?.clientTag
            fields["confidential.\(number)"] = occasion?.confidential == true ? "yes" : nil
            demands += level.demands.map { ("demand.\(number)", $0.rawValue) }
        }
        self.init(fields, several: demands)
    }

    /// What was typed, with whatever is still missing in it.
    mutating func procedure() -> EscalationProcedure {
        let count = int("levels", 1...EscalationProcedure.mostLevels)
        return EscalationProcedure(levels: (1...count).map { level($0) })
    }

    private mutating func level(_ number: Int) -> EscalationProcedure.Level {
        EscalationProcedure.Level(
            name: optional("name.\(number)", max: EscalationProcedure.Level.longestName) ?? "",
            to: value("to.\(number)", otherwise: "refusal.form.no-choice"),
            minutes: 60 * int("hours.\(number)", 1...EscalationProcedure.Level.mostMinutes / 60),
            byHand: flag("hand.\(number)"),
            byItself: occasion(number),
            demands: Set(all("demand.\(number)").compactMap(EscalationProcedure.Demand.init))
        )
    }

    private mutating func occasion(_ number: Int) -> EscalationProcedure.Occasion? {
        let share = "share.\(number)"
        let occasion = EscalationProcedure.Occasion(
            share: (self[share] ?? "").isEmpty ? nil : int(share, EscalationProcedure.Occasion.shares),
            priority: (self["priority.\(number)"] ?? "").isEmpty ? nil : choice("priority.\(number)"),
            kind: (self["kind.\(number)"] ?? "").isEmpty ? nil : choice("kind.\(number)"),
            severity: (self["severity.\(number)"] ?? "").isEmpty ? nil : choice("severity.\(number)"),
            clientTag: optional("tag.\(number)", max: Tag.longest).map { Tag.key(of: $0) },
            confidential: flag("confidential.\(number)")
        )
        return occasion.isEmpty ? nil : occasion
    }
}

/// What a button of the form does besides keeping what was typed.
enum ProcedureAct {
    case keep
    case add
    case remove(Int)
    case up(Int)

    init(_ word: String?) {
        let parts = (word ?? "").split(separator: "-").map(String.init)
        let number = parts.count == 2 ? Int(parts[1]) : nil
        switch (parts.first, number) {
        case ("add", _): self = .add
        case ("remove", let number?): self = .remove(number)
        case ("up", let number?): self = .up(number)
        default: self = .keep
        }
    }

    func done(to procedure: EscalationProcedure) -> EscalationProcedure {
        var levels = procedure.levels
        switch self {
        case .keep: break
        case .add: levels.append(EscalationProcedure.Level(to: nil, minutes: 4 * 60, demands: [.tried, .wish]))
        case .remove(let number) where levels.indices.contains(number - 1) && levels.count > 1:
            levels.remove(at: number - 1)
        case .up(let number) where number > 1 && levels.indices.contains(number - 1):
            levels.swapAt(number - 1, number - 2)
        case .remove, .up: break
        }
        return EscalationProcedure(levels: levels)
    }

    /// Where one goes on.
    func next(of procedure: EscalationProcedure) -> String {
        switch self {
        case .keep: "/procedure"
        case .add: "/procedure/draft#level-\(procedure.levels.count)"
        case .remove(let number): "/procedure/draft#level-\(max(1, number - 1))"
        case .up(let number): "/procedure/draft#level-\(max(1, number - 1))"
        }
    }
}
