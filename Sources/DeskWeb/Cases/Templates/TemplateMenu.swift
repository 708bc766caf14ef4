import Basics
import Desk
import HTML
import Pages

/// Texts that are written often, to be put where one writes. Without scripts each is a link that shows the case with the text in the field;
/// with them (`templates.js`) it goes in at the cursor, and a slash with its key becomes it while one types.
struct TemplateMenu: HTML {
    let templates: [Template]
    let number: Int
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        if !templates.isEmpty {
            ActMenu(w("case.templates"), key: "m", icon: .note, style: .quiet) {
                ul(.class("templates"), .data("templates", Address.case(number) + "/templates")) {
                    ForEach(templates) { template in
                        li {
                            a(
                                .href(
                                    Address.path("/cases/\(number)", ["template": template.id.description])
                                        + "#composer"
                                ),
                                .data("template", template.id.description),
                                .data("shortcut", template.shortcut ?? "").when(template.shortcut != nil)
                            ) {
                                span { template.name }
                                if let shortcut = template.shortcut { kbd { "/" + shortcut } }
                            }
                        }
                    }
                }
            }
        }
    }
}
