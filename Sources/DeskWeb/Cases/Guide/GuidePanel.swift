import Basics
import Desk
import HTML
import Pages
import People

/// A guide beside the place where one writes: what to say and do now, and what has come of it (SPEC L5). Filled again when
/// something happens to the case.
struct GuidePlace: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        if let claim = page.desk.claim {
            div(
                .class("guide-place"),
                .data("live-src", Address.guide(page.number)),
                .data("live-topic", DeskTopics.case(page.found.id).name)
            ) {
                GuidePanel(page: page, guiding: claim.guiding, reader: reader)
            }
        }
    }
}

struct GuidePanel: HTML {
    let page: CaseWorkPage
    let guiding: Guiding
    let reader: Reader

    private var language: Language { reader.w.language }

    var body: some HTML {
        let w = reader.w
        if let run = guiding.run, let document = guiding.document {
            Panel(document.name[language], id: "guide") {
                if run.isUnderWay, let step = guiding.step {
                    GuideStepView(page: page, document: document, step: step, stamps: guiding.stamps, reader: reader)
                } else {
                    p {
                        Badge(w("guide.ended"), tone: .good, shape: .check)
                        " "
                        span(.class("muted")) { document.step(run.step)?.name[language] ?? "" }
                    }
                    GuidePath(page: page, document: document, stamps: guiding.stamps, w: w)
                    offers(w)
                }
            }
        } else if !guiding.offered.isEmpty, reader.may(.workCases) {
            Panel(w("guide.title"), id: "guide") { offers(w) }
        }
    }

    @HTMLBuilder
    private func offers(_ w: Wording) -> some HTML {
        if reader.may(.workCases) {
            ForEach(Array(guiding.offered.enumerated())) { place, offer in
                ActButton(
                    w("guide.begin", ["guide": offer.name[language]]),
                    to: Address.guide(page.number),
                    reader,
                    key: "z \(place + 1)",
                    icon: .flag,
                    fields: [HiddenField("guide", offer.id.description)]
                )
            }
        }
    }
}

/// The way to the form by which the claim is raised, or to the escalation that waits for its answer.
private struct GuideEscalation: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        if let open = page.desk.escalations.first {
            Button(w("guide.escalation"), href: Address.escalation(open.escalation.id), icon: .flag)
        } else if reader.may(.workCases), !page.found.isClosed {
            Button(w("guide.escalate"), href: Address.case(page.number) + "?write=escalate#composer", icon: .flag)
        }
    }
}

/// Where one is, what to say, what to do, and the ways on.
private struct GuideStepView: HTML {
    let page: CaseWorkPage
    let document: GuideDocument
    let step: GuideDocument.Step
    let stamps: [GuideStamp]
    let reader: Reader

    private var language: Language { reader.w.language }

    var body: some HTML {
        let w = reader.w
        let left = document.distance(from: step.id) ?? 1
        ProgressBar(stamps.count + 1, of: stamps.count + left, w("guide.step", ["step": "\(stamps.count + 1)"]))
        h3(.class("guide-step")) { step.name[language] }
        div(.class("guide-say")) {
            p(.class("guide-what")) { w("guide.say") }
            p { step.say[language] }
        }
        p(.class("guide-act")) { step.act[language] }
        if step.opens == .escalation { GuideEscalation(page: page, reader: reader) }
        if reader.may(.workCases) { ways(w) }
        GuidePath(page: page, document: document, stamps: stamps, w: w)
    }

    @HTMLBuilder
    private func ways(_ w: Wording) -> some HTML {
        PostForm(to: Address.guide(page.number, step.isEnd ? "end" : "steps"), reader, class: "guide-ways stack") {
            HiddenField("step", step.id)
            if step.isEnd {
                SubmitButton(w("guide.finish"), key: "z 1", icon: .check)
            } else {
                ForEach(Array(step.branches.enumerated())) { place, branch in
                    SubmitButton(
                        branch.name[language],
                        style: .plain,
                        key: "z \(place + 1)",
                        name: "branch",
                        value: branch.id
                    )
                }
            }
            details(.class("guide-note")) {
                summary { w("guide.note.add") }
                TextField("note", w("guide.note"), Form(), w, required: false, max: 2000, scope: "guide")
                if !step.isEnd {
                    Element(
                        "button",
                        [
                            .type("submit"), .class("button"), .class("quiet"),
                            .formaction(Address.guide(page.number, "end")),
                        ],
                        w("guide.leave")
                    )
                }
            }
        }
        if !stamps.isEmpty {
            ActButton(
                w("guide.back"),
                to: Address.guide(page.number, "back"),
                reader,
                style: .quiet,
                key: "z 0",
                icon: .undo
            )
        }
    }
}

/// The steps that were taken, each with who, when and what came of it.
private struct GuidePath: HTML {
    let page: CaseWorkPage
    let document: GuideDocument
    let stamps: [GuideStamp]
    let w: Wording

    var body: some HTML {
        if !stamps.isEmpty {
            ol(.class("guide-path"), .aria("label", w("guide.path"))) {
                ForEach(stamps) { stamp in
                    li {
                        b { document.step(stamp.step)?.name[w.language] ?? stamp.step }
                        if let branch = stamp.branch.flatMap({ document.step(stamp.step)?.branch($0) }) {
                            " → "
                            branch.name[w.language]
                        }
                        if !stamp.note.isEmpty { p { stamp.note } }
                        p(.class("muted")) {
                            page.names.short(stamp.by, w)
                            ", "
                            RelativeTime(stamp.at, w)
                        }
                    }
                }
            }
        }
    }
}
