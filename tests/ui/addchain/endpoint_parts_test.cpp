// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPromise>
#include <QSignalSpy>
#include <QTest>

#include "addchain/drag_grip.h"
#include "addchain/endpoint_line.h"
#include "addchain/probe_queue.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

EndpointLine lineWith(int id, const char* url, const char* caip2, std::optional<ErrorKind> failure = {})
{
    EndpointLine line;
    line.id = id;
    line.draft.url = QLatin1String(url);
    line.state = EndpointLine::State::Accepted;
    if (*caip2) {
        line.report.emplace();
        line.report->caip2 = QLatin1String(caip2);
    }
    if (failure) {
        line.error = Error::make(*failure, "FAILED", Message(u"Failed."_s));
        if (line.report)
            line.report->error = line.error;
    }
    return line;
}

}  // namespace

/// The judgement of several endpoints, and the queue of their tests.
class EndpointPartsTest : public QObject {
    Q_OBJECT
    using State = EndpointLine::State;

private Q_SLOTS:
    void upperLinesDecide()
    {
        const std::vector<EndpointLine> lines{lineWith(1, "http://a", "eip155:1", ErrorKind::Retryable),
                                              lineWith(2, "http://b", "eip155:2"), lineWith(3, "http://b", "eip155:2"),
                                              lineWith(4, "http://d", "", ErrorKind::Unavailable),
                                              lineWith(5, "http://e", "", ErrorKind::Refused)};
        QCOMPARE(servedChain(lines), u"eip155:2"_s);  // a complete answer before a limited one
        QCOMPARE(servedChain({lines[0]}), u"eip155:1"_s);
        QCOMPARE(servedChain({lines[3]}), QString());
        const QString chain = u"eip155:2"_s;
        QCOMPARE(judged(lines[0], lines, chain), State::OtherChain);
        QCOMPARE(judged(lines[0], lines, u"eip155:1"_s), State::Limited);
        QCOMPARE(judged(lines[1], lines, chain), State::Accepted);
        QCOMPARE(judged(lines[2], lines, chain), State::Duplicate);
        QCOMPARE(judged(lines[3], lines, chain), State::Unreachable);
        QCOMPARE(judged(lines[4], lines, chain), State::Refused);
        EndpointLine typing = lines[1];
        typing.state = State::Typing;
        QCOMPARE(judged(typing, lines, chain), State::Typing);
    }

    void countsAndDraftsFollowTheStates()
    {
        std::vector<EndpointLine> lines{lineWith(1, "http://a", "eip155:1"),
                                        lineWith(2, "http://b", "eip155:1", ErrorKind::Retryable),
                                        lineWith(3, "http://c", "", ErrorKind::Retryable),
                                        lineWith(4, "http://d", "", ErrorKind::Unavailable), lineWith(5, "", "")};
        lines[4].state = State::Empty;
        for (EndpointLine& line : lines)
            line.state = judged(line, lines, u"eip155:1"_s);
        const EndpointCounts counts = countsOf(lines);
        QCOMPARE(counts.ready, 1);
        QCOMPARE(counts.retried, 3);
        QCOMPARE(counts.leftOut + counts.testing, 0);
        const auto drafts = acceptedDrafts(lines, u"eip155:1"_s);
        QCOMPARE(drafts.size(), size_t(2));  // the limited one whose chain is unknown is left out
        QCOMPARE(drafts[1].url, u"http://b"_s);
        QCOMPARE(drafts[1].priority, 1);
    }

    void aTestIsDueAtItsTime()
    {
        ProbeQueue queue([](const EndpointDraft&) { return QFuture<Expected<ProbeReport>>(); });
        QSignalSpy due(&queue, &ProbeQueue::due);
        const QDateTime now = QDateTime::currentDateTimeUtc();
        queue.schedule(1, now.addSecs(3600));
        queue.schedule(2, now.addMSecs(30));
        queue.schedule(3, now.addMSecs(30));
        queue.drop(3);
        QCOMPARE(due.size(), 0);
        QTRY_COMPARE(due.size(), 1);
        QCOMPARE(due.front().front().toInt(), 2);
        queue.schedule(4, now.addSecs(-1));
        QCOMPARE(due.size(), 2);  // immediately
    }

    void theGripStepsByKeys()
    {
        DragGrip grip;
        QSignalSpy stepped(&grip, &DragGrip::stepped);
        QTest::keyClick(&grip, Qt::Key_Up);
        QTest::keyClick(&grip, Qt::Key_Down);
        QTest::keyClick(&grip, Qt::Key_Left);
        QCOMPARE(stepped.size(), 2);
        QCOMPARE(stepped[0].front().toInt(), -1);
        QCOMPARE(stepped[1].front().toInt(), 1);
    }

    void onlyTheNewestTestAnswers()
    {
        std::vector<QPromise<Expected<ProbeReport>>> asked;
        ProbeQueue queue([&](const EndpointDraft&) {
            asked.emplace_back().start();
            return asked.back().future();
        });
        const auto answer = [&](size_t test) {
            asked[test].addResult(Expected<ProbeReport>(ProbeReport()));
            asked[test].finish();
            QCoreApplication::processEvents();
        };
        QList<int> answered;
        connect(&queue, &ProbeQueue::answered, this, [&](int line) { answered << line; });
        queue.start(1, {});
        queue.start(1, {});
        queue.start(2, {});
        answer(0);
        QVERIFY(answered.isEmpty());
        answer(1);
        QCOMPARE(answered, QList<int>{1});
        queue.drop(2);
        answer(2);
        QCOMPARE(answered, QList<int>{1});
    }
};

SIGNALBOX_TEST(EndpointPartsTest)
#include "endpoint_parts_test.moc"
