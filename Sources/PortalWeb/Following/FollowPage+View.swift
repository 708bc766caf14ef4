import Basics
import Deadlines
import Desk
import Files
import HTML
import Pages
import People

extension FollowPage {
    var place: Place { .none }
    var layout: Layout { .portal }

    func title(for reader: Reader) -> String {
        subject
    }

    @HTMLBuilder
    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        header(.class("portal-head")) {
            h1 { subject }
            p(.class("muted")) { w("portal.opened", ["number": "\(number)", "when": w.dayTime(opened)]) }
            p(.class("lead"), .class("portal-state"), .id("follow-state")) {
                Icon(icon)
                span { going(w) }
            }
            if let next { told(next, w) }
            if !promises.isEmpty { promised(w) }
        }
        if status.word == .solved { verdict(for: reader) }
        div(.id("follow-story"), .data("follows-request", "/chat/\(link)/live")) {
            Timeline {
                ForEach(letters) { letter in
                    Said(letter: letter, files: files[letter.id] ?? [], link: link, company: company, w: w)
                }
            }
        }
        if status.word != .solved { answer(for: reader) }
    }

    /// What is going on, in one sentence.
    private func going(_ w: Wording) -> String {
        let name = owner?.short ?? w("portal.us")
        return switch status {
        case .new: w("portal.state.new")
        case .working: w("portal.state.working", ["name": name])
        case .waiting(.client): w("portal.state.waiting-client", ["name": name])
        case .waiting: w("portal.state.waiting", ["name": name])
        case .solved: w("portal.state.solved", ["name": name])
        case .closed(let at, _): w("portal.state.closed", ["when": w.day(at)])
        }
    }

    /// «Ответим сегодня до 15:30»; where we are late that is said, too.
    @HTMLBuilder
    private func told(_ clock: Clock, _ w: Wording) -> some HTML {
        if let due = clock.reachableDue {
            let isAnswer = clock.goal != .solution
            let key: TextKey =
                due < w.now
                ? "portal.next.late" : isAnswer ? "portal.next.answer" : "portal.next.solution"
            p(.class("muted")) { w(key, ["when": w.dayTime(due)]) }
        }
    }

    private func promised(_ w: Wording) -> some HTML {
        div(.class("portal-promises")) {
            p { b { w("portal.promises") } }
            ul {
                ForEach(promises) { promise in
                    li {
                        promise.what
                        ", "
                        Timestamp(promise.due, shown: w("portal.promise.until", ["when": w.dayTime(promise.due)]), w)
                    }
                }
            }
        }
    }

    private var icon: Icon.Name {
        switch status.word {
        case .new: .clock
        case .working: .person
        case .waiting: .pause
        case .solved, .closed: .check
        }
    }

    @HTMLBuilder
    private func verdict(for reader: Reader) -> some HTML {
        let w = reader.w
        section(.class("verdict"), .aria("label", w("portal.verdict"))) {
            h2 { w("portal.verdict") }
            ActButton(w("portal.confirm"), to: "/portal/\(link)/confirmation", reader, style: .accent, key: "y")
            details {
                summary { w("portal.contest") }
                letter(
                    to: "/portal/\(link)/contest",
                    label: w("portal.contest.why"),
                    send: w("portal.contest.send"),
                    reader
                )
            }
        }
    }

    private func answer(for reader: Reader) -> some HTML {
        let w = reader.w
        return letter(
            to: "/portal/\(link)/letters",
            label: status.word == .closed ? w("portal.write.again") : w("portal.write"),
            send: w("portal.write.send"),
            reader
        )
    }

    private func letter(to address: String, label: String, send: String, _ reader: Reader) -> some HTML {
        PostForm(to: address, reader, class: "stack", sendsFiles: true) {
            FormErrors(form, reader.w)
            TextArea("text", label, form, reader.w, rows: 5)
            div(.class("field")) {
                Element("label", [.for("files")], span { reader.w("portal.files") })
                input(.type("file"), .id("files"), .name("files"), .multiple)
            }
            SubmitButton(send, key: "ctrl+enter")
        }
    }
}

/// One letter, as the client sees it.
private struct Said: HTML {
    let letter: Interaction
    let files: [StoredFile]
    let link: String
    let company: String
    let w: Wording

    var body: some HTML {
        TimelineItem(
            at: letter.at,
            icon: isOwn ? .person : .reply,
            who: who,
            what: "",
            side: isOwn ? .theirs : .ours,
            w
        ) {
            p(.class("said")) { letter.text }
            if !files.isEmpty {
                ul(.class("files")) {
                    ForEach(files) { file in
                        li {
                            a(.href("/chat/\(link)/messages/\(letter.id)/files/\(file.id)")) { file.name }
                            span(.class("muted")) { w.size(bytes: Int(file.size)) }
                        }
                    }
                }
            }
        }
    }

    private var isOwn: Bool { letter.direction == .in }

    private var who: String {
        if isOwn { return w("portal.you") }
        return company.isEmpty ? w("portal.us") : company
    }
}
