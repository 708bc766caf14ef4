import Basics
import Desk
import Pages
import People

extension Sentences {
    /// «Вера признала претензию частично»
    func claim(_ event: PastEvent, _ w: Wording) -> String {
        switch event.kind {
        case "case.claim-decided":
            let verdict = event.text("verdict").flatMap(Claim.Verdict.init)
            return said("claim-decided", "decide", event, w, ["verdict": verdict.map { w($0.name) } ?? "—"])
        case "case.claim-undecided": return said("claim-undecided", "withdraw", event, w)
        case "case.claim-analysed":
            guard let number = event.number("measure") else { return said("claim-analysed", "analyse", event, w) }
            return said("claim-measured", "analyse", event, w, ["number": "\(number)"])
        case "case.claim-answered":
            guard let number = event.text("outgoing") else { return said("claim-answered", "answer", event, w) }
            return said("claim-answered-by", "answer", event, w, ["number": number])
        default:
            guard let department = event.department("department_at_fault") else {
                return said("claim-filled", "fill", event, w)
            }
            let name = departments[department] ?? w("history.department")
            return said("claim-filled-fault", "fill", event, w, ["department": name])
        }
    }

    /// «Ирина: «Выслушать и записать» → «Картина ясна»»
    func guide(_ event: PastEvent, _ w: Wording) -> String {
        let tongue = w.language.rawValue
        let details = [
            "guide": event.text("guide_\(tongue)") ?? "", "step": event.text("step_\(tongue)") ?? "",
            "branch": event.text("branch_\(tongue)") ?? "",
        ]
        let verbs = [
            "case.guide-begun": "begin", "case.guide-stepped": "go-on", "case.guide-back": "go-back",
            "case.guide-finished": "finish", "case.guide-left": "leave",
        ]
        return said(String(event.kind.dropFirst("case.".count)), verbs[event.kind] ?? "go-on", event, w, details)
    }
}
