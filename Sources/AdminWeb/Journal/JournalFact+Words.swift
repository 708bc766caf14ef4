import Basics
import Desk
import Events
import Pages
import People

extension JournalFact {
    /// должность: бухгалтер → главный бухгалтер
    func words(_ names: JournalNames, _ w: Wording) -> String {
        let feature = kind.prefix { $0 != "." }
        let label =
            w.known("admin.fact.\(kind).\(name)") ?? w.known("admin.fact.\(feature).\(name)")
            ?? w(TextKey("admin.fact.\(name)"))
        let new = after.map { value($0, names, w) } ?? ""
        guard let before else { return "\(label): \(new)" }
        return "\(label): \(value(before, names, w)) → \(new)"
    }

    private func value(_ fact: Fact, _ names: JournalNames, _ w: Wording) -> String {
        switch fact {
        case .none: "—"
        case .truth(let truth): w(truth ? "admin.fact.yes" : "admin.fact.no")
        case .number(let number): numeric(number, w)
        case .text(let text): text.isEmpty ? "—" : worded(text, names, w)
        }
    }

    private func numeric(_ number: Int64, _ w: Wording) -> String {
        switch Self.sort(of: name) {
        case .line: Line(rawValue: Int(number)).map { w(TextKey("line.\($0.rawValue)")) } ?? String(number)
        case .priority: Case.Priority(rawValue: Int(number)).map { w($0.name) } ?? String(number)
        case .level: (1...5).contains(number) ? w(TextKey("admin.skills.level-\(number)")) : String(number)
        case .moment: w.day(Moment(milliseconds: number))
        case .time: w.dayTime(Moment(milliseconds: number))
        default: w.number(Int(number))
        }
    }

    private func worded(_ text: String, _ names: JournalNames, _ w: Wording) -> String {
        switch Self.sort(of: name) {
        case .person: ID<Person>(text).flatMap { names.people[$0.rawValue]?.short } ?? text
        case .department: ID<Department>(text).flatMap { names.departments[$0.rawValue] } ?? text
        case .roles: w.each(text, "role")
        case .permissions: w.each(text, "permission")
        case .language: w.known("language.\(text)") ?? text
        case .theme: w.known("person.theme.\(text)") ?? text
        case .status: Case.Status.Word(rawValue: text).map { w($0.name) } ?? text
        case .caseKind: Case.Kind(rawValue: text).map { w($0.name) } ?? text
        case .channel: ContactChannel(rawValue: text).map { w($0.name) } ?? text
        case .waiting: WaitingFor(rawValue: text).map { w($0.name) } ?? text
        case .confirmation: Confirmation(rawValue: text).map { w($0.name) } ?? text
        case .goal: w.known("deadline.\(text)") ?? text
        case .severity: Claim.Severity(rawValue: text).map { w($0.name) } ?? text
        case .verdict: Claim.Verdict(rawValue: text).map { w($0.name) } ?? text
        case .agentState: w.known("agent.state.\(text)") ?? text
        case .recordingLoss: w.known("recording.lost.\(text)") ?? text
        case .callAct: w.known("call-act.\(text)") ?? text
        case .roundOutcome: w.known("call-round.outcome.\(text)") ?? text
        case .roundMiss: w.known("call-round.missed.\(text)") ?? text
        case .pause: w.known("agent.pause.\(text)") ?? text
        case .direction: w.known("admin.fact.direction-\(text)") ?? text
        default: text
        }
    }
}

extension Wording {
    /// The text if there is one by that name.
    func known(_ name: String) -> String? {
        lexicon.has(name) ? self(TextKey(name)) : nil
    }

    /// Words with spaces between them, each by its own text.
    fileprivate func each(_ words: String, _ area: String) -> String {
        words.split(separator: " ").map { known("\(area).\($0)") ?? String($0) }.joined(separator: ", ")
    }
}
