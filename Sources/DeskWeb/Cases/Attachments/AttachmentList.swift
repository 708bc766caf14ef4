import Basics
import Desk
import Files
import HTML
import Pages

/// What goes along with the answer that is being written, and the field to add more. `attachments.js` sends each file at once; without
/// scripts they travel with the form.
struct AttachmentPlace: HTML {
    let files: [StoredFile]
    let number: Int
    let reader: Reader

    var body: some HTML {
        let w = reader.w
        div(.class("attachments"), .data("attachments", Address.case(number) + "/attachments")) {
            AttachmentList(files: files, number: number, w: w)
            div(.class("attach")) {
                Element("label", [.class("button"), .class("quiet"), .for("attach-files")], face)
                input(
                    .type("file"),
                    .id("attach-files"),
                    .name("files"),
                    .multiple,
                    .aria("label", w("case.attach.choose"))
                )
                Element(
                    "button",
                    [
                        .type("submit"), .class("button"), .class("quiet"), .class("no-script"),
                        .custom(name: "formaction", value: Address.case(number) + "/attachments"),
                        .custom(name: "formnovalidate", value: ""),
                    ],
                    span { w("case.attach.add") }
                )
            }
        }
    }

    private var face: some HTML {
        Group {
            Icon(.link)
            span { reader.w("case.attach.choose") }
        }
    }
}

/// The part of it that changes.
struct AttachmentList: HTML {
    let files: [StoredFile]
    let number: Int
    let w: Wording

    var body: some HTML {
        ul(.class("files")) {
            ForEach(files) { file in
                li {
                    Icon(.file)
                    span { file.name }
                    span(.class("muted")) { w.size(bytes: Int(file.size)) }
                    Element(
                        "button",
                        [
                            .type("submit"), .class("icon-button"),
                            .custom(
                                name: "formaction",
                                value: Address.case(number) + "/attachments/\(file.id)/removal"
                            ),
                            .custom(name: "formnovalidate", value: ""),
                            .aria("label", w("case.attach.remove", ["name": file.name])),
                            .title(w("case.attach.remove", ["name": file.name])),
                        ],
                        Icon(.close)
                    )
                }
            }
        }
    }
}
