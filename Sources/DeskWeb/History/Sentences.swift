import Basics
import Deadlines
import Desk
import Events
import Pages
import People

/// Says in a sentence what the journal has written down about a case.
struct Sentences: Sendable {
    let names: Names
    let departments: [Department.ID: String]
    let clientName: String

    func sentence(about event: PastEvent, _ w: Wording) -> String {
        if event.facts["source"] != nil { return takenOver(event, w) }
        switch event.kind {
        case "case.opened": return said("opened", "open", event, w, ["channel": channel(event, w)])
        case "case.taken": return said("taken", "take", event, w)
        case "case.assigned": return assigned(event, w)
        case "case.needs-set": return w("history.needs-set", ["needs": filled(event.text("needs")) ?? "—"])
        case "case.put-back": return said("put-back", "put-back", event, w)
        case "case.left-behind": return w("history.left-behind", ["who": name(event.person("person"), w)])
        case "case.answered": return said("answered", "answer", event, w, ["channel": channel(event, w)])
        case "case.answer-withdrawn": return said("withdrawn", "withdraw", event, w)
        case "case.letter-sent-again": return said("letter-sent-again", "send", event, w)
        case "case.letter-taken-for-sent": return said("letter-taken-for-sent", "take-for-sent", event, w)
        case "case.noted": return said("noted", "note", event, w)
        case "case.interaction-logged": return said("logged", "log", event, w, ["channel": channel(event, w)])
        case "case.client-wrote": return w("history.client-wrote", ["channel": channel(event, w)])
        case "case.machine-wrote": return w("history.machine-wrote", ["channel": channel(event, w)])
        case "case.handed-over": return handedOver(event, w)
        case "case.owner-changed":
            return said("owner", "hand-over", event, w, ["to": name(event.person("owner"), w)])
        case "case.set-aside": return said("set-aside", "set-aside", event, w, ["reason": reason(event, w)])
        case "case.resumed": return resumed(event, w)
        case "case.sorted": return w("history.sorted", ["rules": event.text("rules") ?? ""])
        case "case.promised", "case.promise-postponed", "case.promise-kept", "case.promise-withdrawn",
            "case.promise-reopened":
            return promised(event, w)
        case "case.deadline-near", "case.deadline-broken", "case.promise-near", "case.promise-broken":
            return alarmed(event, w)
        case let kind where kind.hasPrefix("case.escalat"): return escalated(event, w)
        case "case.solved": return said("solved", "solve", event, w)
        case "case.closed": return said("closed", "close", event, w, ["how": confirmation(event, w)])
        case "case.reopened": return reopened(event, w)
        case "case.changed": return said("changed", "change", event, w, ["what": changes(event, w)])
        case "case.merged", "case.merged-away", "case.merge-undone", "case.separated", "case.split", "case.split-from",
            "case.linked", "case.unlinked":
            return joined(event, w)
        case let kind where kind.hasPrefix("task."): return task(event, w)
        case "case.claim-filled", "case.claim-decided", "case.claim-undecided", "case.claim-analysed",
            "case.claim-answered":
            return claim(event, w)
        case "case.guide-begun", "case.guide-stepped", "case.guide-back", "case.guide-finished", "case.guide-left":
            return guide(event, w)
        default: return w("history.other", ["who": actor(event, w), "kind": event.kind])
        }
    }

    /// Who acts, the verb in the form that goes with them, and the rest.
    func said(
        _ sentence: String,
        _ verb: String,
        _ event: PastEvent,
        _ w: Wording,
        _ details: [String: String] = [:]
    ) -> String {
        var details = details
        details["who"] = actor(event, w)
        details["did"] = w(TextKey("history.did.\(verb).\(gender(event).rawValue)"))
        return w(TextKey("history.\(sentence)"), details)
    }

    func actor(_ event: PastEvent, _ w: Wording) -> String {
        switch event.actor {
        case .system: w("history.program")
        case .client: clientName
        case .person(let id): name(Person.ID(rawValue: id), w)
        }
    }

    private func gender(_ event: PastEvent) -> GrammaticalGender {
        guard case .person(let id) = event.actor, let name = names[Person.ID(rawValue: id)] else { return .he }
        return GrammaticalGender(of: name)
    }

    func name(_ id: Person.ID?, _ w: Wording) -> String {
        names[id]?.short ?? w(id == nil ? "desk.nobody" : "desk.somebody")
    }
}

extension Sentences {
    private func handedOver(_ event: PastEvent, _ w: Wording) -> String {
        let line = (event.number("to_line") ?? event.number("line")).flatMap(Line.init)
        let (key, to) = receiver(event.person("to_person"), event.department("to_department"), line, w)
        return said(key, "hand-over", event, w, ["to": to])
    }

    /// The same, about the hand-over itself.
    func sentence(about handOver: HandOver, _ w: Wording) -> String {
        let (key, to) = receiver(handOver.toPerson, handOver.toDepartment, handOver.toLine, w)
        let gender = names[handOver.by].map(GrammaticalGender.init(of:)) ?? .he
        let who = handOver.by.map { name($0, w) } ?? w("history.program")
        let did = w(TextKey("history.did.hand-over.\(gender.rawValue)"))
        return w(TextKey("history.\(key)"), ["who": who, "did": did, "to": to])
    }

    private func receiver(
        _ person: Person.ID?,
        _ department: Department.ID?,
        _ line: Line?,
        _ w: Wording
    ) -> (key: String, name: String) {
        if let person { return ("handed-to-person", name(person, w)) }
        if let department { return ("handed-to-department", departments[department] ?? w("history.department")) }
        return ("handed-to-line", w(TextKey("history.line.\((line ?? .first).rawValue)")))
    }

    private func resumed(_ event: PastEvent, _ w: Wording) -> String {
        event.facts["client_wrote"]?.truth == true
            ? w("history.resumed-by-client") : said("resumed", "resume", event, w)
    }

    private func reopened(_ event: PastEvent, _ w: Wording) -> String {
        event.facts["client_wrote"]?.truth == true
            ? w("history.reopened-by-client") : said("reopened", "reopen", event, w)
    }

    /// «Ирина обещала клиенту до 27 ноября, 18:00»
    private func promised(_ event: PastEvent, _ w: Wording) -> String {
        let verbs = [
            "case.promised": "promise", "case.promise-postponed": "postpone", "case.promise-kept": "keep",
            "case.promise-withdrawn": "withdraw",
            "case.promise-reopened": "resume",
        ]
        let due = event.number("due").map { w.when(Moment(milliseconds: Int64($0))) } ?? "—"
        let isLate = event.facts["late"]?.truth == true && event.kind == "case.promise-kept"
        return said(
            String(event.kind.dropFirst("case.".count)) + (isLate ? "-late" : ""),
            verbs[event.kind] ?? "promise",
            event,
            w,
            ["due": due]
        )
    }

    /// «Программа отдала заявку: Иванова И. П.»
    private func assigned(_ event: PastEvent, _ w: Wording) -> String {
        let to = name(event.person("worker"), w)
        let reason = event.text("reason").map { w("history.assigned-why", ["why": $0]) } ?? ""
        return said("assigned", "hand-over", event, w, ["to": to]) + reason
    }

    /// «Истекло 75 % срока «Решить»: он наступает сегодня в 18:00»
    private func alarmed(_ event: PastEvent, _ w: Wording) -> String {
        let share = event.number("share") ?? 100
        let isLong = event.kind == "case.deadline-broken" && share > 100
        let goal = event.text("goal").flatMap(Goal.init).map { w($0.name) } ?? "—"
        let due = event.number("due").map { w.when(Moment(milliseconds: Int64($0))) } ?? "—"
        return w(
            TextKey("history.\(isLong ? "deadline-long-broken" : String(event.kind.dropFirst("case.".count)))"),
            ["share": w.percent(Double(share) / 100), "goal": goal, "due": due]
        )
    }

    /// «Анна передала на эскалацию: ответит Ольга Петрова»
    private func escalated(_ event: PastEvent, _ w: Wording) -> String {
        let verbs = [
            "case.escalated": "escalate", "case.escalation-answered": "answer", "case.escalation-handed": "hand-over",
            "case.escalation-lifted": "lift", "case.escalation-withdrawn": "withdraw",
            "case.escalation-restored": "resume",
        ]
        let outcome = event.text("outcome").flatMap(Escalation.Outcome.Word.init).map { w($0.name).lowercased() }
        let share = event.number("share").map(String.init)
        let details = [
            "to": name(event.person("to_person"), w), "from": name(event.person("from_person"), w),
            "level": event.number("level").map(String.init) ?? "—", "outcome": outcome ?? "—", "share": share ?? "",
        ]
        let sentence =
            String(event.kind.dropFirst("case.".count)) + (share == nil ? "" : share == "0" ? "-at-once" : "-by-itself")
        guard let verb = verbs[event.kind], share == nil else { return w(TextKey("history.\(sentence)"), details) }
        return said(sentence, verb, event, w, details)
    }

    /// «Олег присоединил заявку № 10482»
    private func joined(_ event: PastEvent, _ w: Wording) -> String {
        let verbs = [
            "case.merged": "merge", "case.merged-away": "merge", "case.merge-undone": "separate",
            "case.separated": "separate", "case.split": "split", "case.split-from": "split", "case.linked": "link",
            "case.unlinked": "unlink",
        ]
        let number = event.number("other_number").map { w("case.number", ["number": "\($0)"]) }
        return said(
            String(event.kind.dropFirst("case.".count)),
            verbs[event.kind] ?? "link",
            event,
            w,
            ["other": number ?? w("history.other-case")]
        )
    }

    /// Every field that was changed, with both values.
    private func changes(_ event: PastEvent, _ w: Wording) -> String {
        let changed: [(TextKey, String?, String?)] = [
            ("case.subject", event.text("subject_from"), event.text("subject_to")),
            ("case.kind", kind(event.text("kind_from"), w), kind(event.text("kind_to"), w)),
            ("case.priority", priority(event.number("priority_from"), w), priority(event.number("priority_to"), w)),
            ("case.product", event.text("product_from"), event.text("product_to")),
            ("case.tags", filled(event.text("tags_from")), filled(event.text("tags_to"))),
        ]
        return changed.filter { $0.1 != nil || $0.2 != nil }.map { field, from, to in
            w("history.change", ["field": w(field).lowercased(), "from": from ?? "—", "to": to ?? "—"])
        }.joined(separator: "; ")
    }

    private func filled(_ text: String?) -> String? { text?.isEmpty == true ? nil : text }

    private func kind(_ word: String?, _ w: Wording) -> String? {
        word.flatMap(Case.Kind.init).map { w($0.name) }
    }

    private func priority(_ level: Int?, _ w: Wording) -> String? {
        level.flatMap(Case.Priority.init).map { w($0.name) }
    }

    private func channel(_ event: PastEvent, _ w: Wording) -> String {
        event.text("channel").flatMap(ContactChannel.init).map { w($0.name) } ?? "—"
    }

    private func reason(_ event: PastEvent, _ w: Wording) -> String {
        event.text("waiting_for").flatMap(WaitingFor.init).map { w($0.name) } ?? w(Case.Status.Word.waiting.name)
    }

    private func confirmation(_ event: PastEvent, _ w: Wording) -> String {
        event.text("confirmed_by").flatMap(Confirmation.init).map { w($0.name) } ?? "—"
    }

    /// What the program that the case was taken over from called it.
    private func takenOver(_ event: PastEvent, _ w: Wording) -> String {
        let owner = event.text("owner_name") ?? ""
        let status = event.text("status_text") ?? ""
        return owner.isEmpty
            ? w("history.taken-over", ["status": status])
            : w("history.taken-over-by", ["status": status, "who": owner])
    }
}
