import Basics
import Clients
import Desk
import HTML
import Pages
import People

/// Who the client is, what it is about, where it stands, and what can be done at once.
struct CaseHead: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let found = page.found
        header {
            h1(.class("client-name")) {
                a(
                    .href(Address.client(page.desk.client.id)),
                    .title(page.desk.client.name),
                    .data("key", "i"),
                    .data("key-label", w("client.open"))
                ) { page.desk.client.name }
                if page.desk.client.confidential { ConfidentialMark(w: w) }
            }
            p(.class("case-subject")) {
                strong(.title(found.subject)) { found.subject }
                span(.class("case-number")) { w("case.number", ["number": "\(found.number)"]) }
            }
            marks
            if let claim = page.desk.claim { ClaimStrip(page: page, claim: claim, reader: reader) }
            DeadlineMarks(clocks: page.desk.deadlines, w: w)
            people
            EscalationStrip(lines: page.desk.escalations, names: page.names, w: w)
            PromiseList(promises: page.desk.promises, names: page.names, reader: reader)
            CaseTasks(lines: page.desk.tasks, w: w)
        }
        if !page.act.isWritten { FormErrors(page.form, w) }
        if reader.may(.workCases) { CaseActs(page: page, reader: reader) }
    }

    private var marks: some HTML {
        let w = reader.w
        let found = page.found
        return div(.class("case-facts")) {
            StatusBadge(status: found.status, w: w)
            PriorityMark(found.priority.rawValue, w)
            span(.title(w("case.kind"))) { w(found.kind.name) }
            span(.title(w("case.line"))) { place }
            if let product = found.product { span(.title(w("case.product"))) { product } }
            ForEach(page.desk.tags) { tag in
                a(
                    .class("tag"),
                    .title(w("case.tags.all", ["tag": tag.name])),
                    .href(Address.path(Address.cases, ["tag": tag.name]))
                ) { "#" + tag.name }
            }
            if found.handOvers > 0 {
                span(.title(w("case.hand-overs.hint"))) { w.count("case.hand-overs", found.handOvers) }
            }
            if page.pingPongs > 0 { PingPongMark(count: page.pingPongs, w: w) }
        }
    }

    /// The line, and the department whose people work on it.
    private var place: String {
        let line = reader.w(page.found.line.name)
        return page.found.department.flatMap { page.desk.departments[$0] }.map { "\(line) ▸ \($0)" } ?? line
    }

    private var people: some HTML {
        let w = reader.w
        let found = page.found
        return p(.class("case-people")) {
            span {
                w("case.owner")
                ": "
                b { page.names.short(found.owner, w) }
            }
            if found.worker != found.owner {
                span {
                    w("case.worker")
                    ": "
                    b { page.names.short(found.worker, w) }
                }
            }
            span(.class("muted")) {
                w("case.opened")
                " "
                RelativeTime(found.opened, w)
                " · "
                w(found.channel.name)
            }
            if case .closed(let at, let confirmation) = found.status {
                span(.class("muted")) {
                    w(
                        confirmation == .takenOver ? "case.closed-elsewhere" : "case.closed-how",
                        ["when": w.day(at), "how": w(confirmation.name)]
                    )
                }
            }
        }
    }
}

/// The acts that need no words.
private struct CaseActs: HTML {
    let page: CaseWorkPage
    let reader: Reader

    var body: some HTML {
        div(.class("case-acts"), .role("group"), .aria("label", reader.w("case.acts"))) {
            toComposer
            switch page.found.status.word {
            case .new:
                act(.take, .hand, .accent)
                if reader.may(.distributeCases) {
                    Button(
                        reader.w("case.assign.title"),
                        href: AssignPage.path(page.number),
                        style: .quiet,
                        icon: .people
                    )
                }
            case .working:
                setAside
                act(.solve, .check)
                close(.plain)
            case .waiting:
                act(.resume, .arrow, .accent)
                act(.solve, .check)
                close(.plain)
            case .solved:
                close(.accent)
                act(.reopen, .undo)
            case .closed:
                act(.reopen, .undo)
            }
            TieMenu(page: page, reader: reader)
            portalLink
        }
    }

    /// On a phone the place where one writes lies far below; it is one press away.
    private var toComposer: some HTML {
        a(.class("button"), .class("to-composer"), .href("#composer")) {
            Icon(.reply)
            span { reader.w("case.act.answer") }
        }
    }

    private func act(_ act: CaseAct, _ icon: Icon.Name, _ style: ButtonStyle = .plain) -> some HTML {
        ActButton(
            reader.w(TextKey("case.act.\(act.rawValue)")),
            to: Address.act(act, on: page.number),
            reader,
            style: style,
            key: act.key,
            icon: icon,
            fields: [version]
        )
    }

    private var version: HiddenField { HiddenField("version", "\(page.found.version)") }

    private var setAside: some HTML {
        let w = reader.w
        return ActMenu(w("case.act.set-aside"), key: CaseAct.setAside.key, icon: .pause) {
            p(.class("menu-hint")) { w("case.set-aside.why") }
            ForEach(WaitingFor.allCases) { reason in
                ActButton(
                    w(TextKey("case.set-aside.\(reason.rawValue)")),
                    to: Address.act(.setAside, on: page.number),
                    reader,
                    style: .quiet,
                    fields: [version, HiddenField("for", reason.rawValue)]
                )
            }
        }
    }

    private func close(_ style: ButtonStyle) -> some HTML {
        let w = reader.w
        return ActMenu(w("case.act.close"), key: CaseAct.close.key, icon: .lock, style: style) {
            p(.class("menu-hint")) { w("case.close.how") }
            if openTasks > 0 {
                p(.class("menu-hint"), .class("open-tasks")) { w.count("case.close.open-tasks", openTasks) }
            }
            ForEach(Confirmation.offered) { confirmation in
                ActButton(
                    w(confirmation.name),
                    to: Address.act(.close, on: page.number),
                    reader,
                    style: .quiet,
                    fields: [version, HiddenField("confirmed", confirmation.rawValue)]
                )
            }
        }
    }

    private var openTasks: Int { page.desk.tasks.count { !$0.task.isOver } }

    private var portalLink: some HTML {
        let w = reader.w
        return ActMenu(w("case.portal"), key: "p", icon: .link, style: .quiet) {
            p(.class("menu-hint")) { w("case.portal.hint") }
            CopyField(page.portal, w("case.portal"), id: "portal-link", w)
            a(.class("menu-item"), .href(page.portal)) { w("case.portal.open") }
        }
    }
}
