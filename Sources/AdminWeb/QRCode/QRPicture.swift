import HTML

/// A code as a drawing: always dark on light, because scanners want it so, with the quiet margin around it.
struct QRPicture: WrittenHTML {
    let code: QRCode
    let label: String

    func write(to page: inout HTMLWriter) {
        let side = code.size + 8
        page.write(trusted: "<svg class=\"qr\" role=\"img\" viewBox=\"0 0 \(side) \(side)\" aria-label=\"")
        page.write(escaping: label)
        page.write("\"><path fill=\"#fff\" d=\"M0 0h")
        page.write(side)
        page.write("v")
        page.write(side)
        page.write("H0z\"/><path fill=\"#000\" d=\"")
        for row in 0..<code.size { write(row, to: &page) }
        page.write("\"/></svg>")
    }

    /// Neighbouring squares are one bar.
    private func write(_ row: Int, to page: inout HTMLWriter) {
        var column = 0
        while column < code.size {
            let start = column
            while column < code.size, code.isDark(column, row) { column += 1 }
            if column > start {
                page.write("M")
                page.write(start + 4)
                page.write(" ")
                page.write(row + 4)
                page.write("h")
                page.write(column - start)
                page.write("v1h-")
                page.write(column - start)
                page.write("z")
            }
            column += 1
        }
    }
}
