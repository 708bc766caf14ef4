extension Migration {
    /// Lists of calls, each read in its order, and what a day of calls came to, summed up without reading a call.
    static let callLists = Migration(
        41,
        "call-lists",
        """
        ALTER TABLE phone_call ADD COLUMN waited INTEGER NOT NULL DEFAULT 0;
        UPDATE phone_call SET waited = COALESCE((
            SELECT SUM(phone_call_span.ended - phone_call_span.began) FROM phone_call_span
            WHERE phone_call_span.call = phone_call.id AND phone_call_span.stage = 'waiting'), 0);

        DROP INDEX phone_call_person;
        DROP INDEX phone_call_queue;
        CREATE INDEX phone_call_person ON phone_call (person, began, id) WHERE person IS NOT NULL;
        CREATE INDEX phone_call_queue ON phone_call (queue, began, id) WHERE queue IS NOT NULL;
        CREATE INDEX phone_call_outcome ON phone_call (outcome, began, id);
        CREATE INDEX phone_call_missed ON phone_call (began, id)
            WHERE outcome NOT IN ('answered', 'goodbye', 'not-reached', 'failed');
        CREATE INDEX phone_call_day ON phone_call (began, queue, direction, outcome, waited);
        """
    )
}
