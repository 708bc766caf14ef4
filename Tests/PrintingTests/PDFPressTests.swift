import Basics
import Foundation
import HTML
import Printing
import Testing

/// How letters are printed; that they can be read is tried with the real program in tests/api/test_claims.py.
@Suite struct `A press` {
    private static let sheet = LetterSheet(
        language: .russian,
        company: "ООО «Берег»",
        addressee: ["ООО «Вектор»"],
        reference: ["Исх. № 1/2026", "На № 7"],
        title: "Ответ",
        text: "Первая <b>строка</b>\nвторая\n\nНовый абзац",
        signature: ["Вера"]
    )

    private func program(_ script: String) throws -> URL {
        let place = FileManager.default.temporaryDirectory.appendingPathComponent("press-\(UUID().uuidString)")
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: place)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: place.path)
        return place
    }

    @Test func `says that it is not there`() async {
        let press = PDFPress(program: URL(fileURLWithPath: "/nowhere/weasyprint"))
        #expect(!press.isThere)
        await #expect(throws: PrintingRefusal.notThere) { _ = try await press.pdf(of: Self.sheet) }
    }

    @Test func `gives what the program prints, however much it is`() async throws {
        let press = PDFPress(program: try program("printf %%PDF-; cat; head -c 300000 /dev/zero"))
        let printed = try await press.pdf(of: Self.sheet)
        #expect(printed.starts(with: Array("%PDF-<!doctype html>".utf8)) && printed.count > 300_000)
    }

    @Test func `tells why the program failed, and believes nothing that is no PDF`() async throws {
        let failing = PDFPress(program: try program("cat >/dev/null; echo first >&2; echo 'no fonts' >&2; exit 3"))
        await #expect(throws: PrintingRefusal.failed("no fonts")) { _ = try await failing.pdf(of: Self.sheet) }
        let deaf = PDFPress(program: try program("exit 0"))
        await #expect(throws: PrintingRefusal.self) { _ = try await deaf.pdf(of: Self.sheet) }
    }

    @Test func `ends a program that does not`() async throws {
        let press = PDFPress(program: try program("exec sleep 60"), patience: 0.3)
        let start = ContinuousClock.now
        await #expect(throws: PrintingRefusal.self) { _ = try await press.pdf(of: Self.sheet) }
        #expect(ContinuousClock.now - start < .seconds(20))
    }

    @Test func `puts nothing into a letter that could be more than text`() {
        let page = Self.sheet.rendered
        #expect(page.contains("Первая &lt;b&gt;строка&lt;/b&gt;<br>вторая</p>") && page.contains("<p>Новый абзац</p>"))
        #expect(page.contains("<p>Исх. № 1/2026</p><p>На № 7</p>"))
    }
}
