import Basics
import HTML
import Pages
import People

extension SecurityPage: Page {
    func title(for reader: Reader) -> String { reader.w("admin.me.security") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { name.full }
        MeTabs(.security, reader)
        Panel(w("admin.password.title")) { password(for: reader) }
        Panel(w("admin.factor.title")) { secondFactor(for: reader) }
        Panel(w("admin.sessions.title"), tools: { if !others.isEmpty { endOthers(for: reader) } }) {
            sessions(for: reader)
        }
    }

    private func password(for reader: Reader) -> some HTML {
        let w = reader.w
        return PostForm(to: "/me/password", reader, class: "stack measure") {
            FormErrors(form, w)
            input(.type("text"), .name("login"), .value(login), .autocomplete("username"), .readonly, .hidden)
            TextField(
                "old_password",
                w("admin.password.old"),
                form,
                w,
                kind: .password,
                autocomplete: "current-password"
            )
            NewPasswordFields(form: form, w: w)
            p { SubmitButton(w("admin.password.change"), style: .plain, key: "ctrl+enter") }
            p(.class("hint")) { w("admin.password.hint") }
        }
    }

    @HTMLBuilder
    private func secondFactor(for reader: Reader) -> some HTML {
        let w = reader.w
        if hasSecondFactor {
            div(.class("stack"), .class("measure")) {
                p { Badge(w("admin.factor.on"), tone: .good, shape: .check) }
                p { w("admin.factor.on-text") }
                p { Button(w("admin.factor.remove"), href: "/me/second-factor/removal") }
            }
        } else {
            div(.class("stack"), .class("measure")) {
                p { w("admin.factor.off-text") }
                p { Button(w("admin.factor.set-up"), href: "/me/second-factor", icon: .key) }
            }
        }
    }

    private func endOthers(for reader: Reader) -> some HTML {
        ActButton(
            reader.w("admin.sessions.end-others"),
            to: "/me/sessions/others/ending",
            reader,
            style: .quiet,
            key: "x"
        )
    }

    private func sessions(for reader: Reader) -> some HTML {
        let w = reader.w
        return ul(.class("rows")) {
            if let current {
                li {
                    SessionName(line: current, w: w)
                    Badge(w("admin.sessions.this"), tone: .accent)
                }
            }
            ForEach(others) { line in
                li {
                    SessionName(line: line, w: w)
                    ActButton(
                        w("admin.sessions.end"),
                        to: "/me/sessions/\(line.mark)/ending",
                        reader,
                        style: .quiet
                    )
                }
            }
        }
    }
}

/// A machine and when it was last heard of.
private struct SessionName: HTML {
    let line: SessionLine
    let w: Wording

    var body: some HTML {
        div {
            p { Device(agent: line.agent).name ?? w("admin.sessions.unknown") }
            p(.class("muted")) {
                w("admin.sessions.since", ["when": w.dayTime(line.made)])
                " · "
                RelativeTime(line.seen, w)
            }
        }
    }
}
