import Basics
import HTML
import Pages
import People

extension TokensPage: Page {
    func title(for reader: Reader) -> String { reader.w("admin.me.tokens") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { name.full }
        MeTabs(.tokens, reader)
        Panel(w("admin.tokens.mine")) {
            if tokens.isEmpty {
                EmptyState(w("admin.tokens.none"), w("admin.tokens.none-text"))
            } else {
                ul(.class("rows")) {
                    ForEach(tokens) { token in
                        li { TokenRow(token: token, reader: reader) }
                    }
                }
            }
        }
        Panel(w("admin.tokens.new")) { newToken(for: reader) }
    }

    private func newToken(for reader: Reader) -> some HTML {
        let w = reader.w
        return PostForm(to: "/me/tokens", reader) {
            FormErrors(form, w)
            div(.class("fields")) {
                TextField("name", w("admin.tokens.name"), form, w, hint: w("admin.tokens.name-hint"), max: 100)
                SelectField(
                    "days",
                    w("admin.tokens.life"),
                    form,
                    w,
                    options: TokenLife.allCases.map {
                        Choice(String($0.rawValue), w.count("admin.tokens.days", $0.rawValue))
                    },
                    hint: w("admin.tokens.life-hint")
                )
            }
            FieldSet("scopes", w("admin.tokens.scopes"), form, w) {
                div(.class("ticks")) {
                    ForEach(Permission.allCases.filter(reader.may)) { permission in
                        CheckField(
                            "scope-\(permission.rawValue)",
                            w(TextKey("permission.\(permission.rawValue)")),
                            form
                        )
                    }
                }
            }
            p { SubmitButton(w("admin.tokens.make"), style: tokens.isEmpty ? .accent : .plain, key: "ctrl+enter") }
        }
    }
}

private struct TokenRow: HTML {
    let token: APIToken
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        let isOver = token.expires <= w.now
        div {
            p {
                strong { token.name }
                if isOver { Badge(w("admin.tokens.over"), shape: .ring) }
            }
            p(.class("muted")) {
                w(isOver ? "admin.tokens.was-until" : "admin.tokens.until", ["when": w.day(token.expires)])
                " · "
                scopes.joined(separator: ", ")
            }
        }
        SureButton(
            w("admin.tokens.revoke"),
            w("admin.tokens.revoke-text"),
            act: w("admin.tokens.revoke-act"),
            to: "/me/tokens/\(token.id)/revocation",
            reader
        )
    }

    private var scopes: [String] {
        Permission.allCases.filter(token.scopes.contains).map { reader.w(TextKey("permission.\($0.rawValue)")) }
    }
}

extension NewTokenPage: Page {
    var back: String? { "/me/tokens" }

    func title(for reader: Reader) -> String { reader.w("admin.tokens.made") }

    func content(for reader: Reader) -> some HTML {
        let w = reader.w
        h1(.class("page-title")) { w("admin.tokens.made") }
        div(.class("stack"), .class("measure")) {
            p { w("admin.tokens.made-text", ["when": w.day(expires)]) }
            ShownOnce(label: name, text: text, w: w)
            p(.class("hint")) {
                w("admin.tokens.use")
                " "
                code { "Authorization: Bearer …" }
            }
            p { Button(w("admin.done"), href: "/me/tokens", style: .accent) }
        }
    }
}
