// SPDX-License-Identifier: GPL-3.0-or-later

#include <QPromise>
#include <QSignalSpy>
#include <QTest>
#include <deque>
#include <map>

#include "addchain/endpoint_lines.h"
#include "addchain/url_mask.h"
#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::ui;

namespace {

/// Returns test results on request, so that any order of answers can be simulated.
class SlowProbe {
public:
    QFuture<Expected<ProbeReport>> operator()(const EndpointDraft& draft)
    {
        auto& promise = m_asked.emplace_back(draft.url, QPromise<Expected<ProbeReport>>()).second;
        promise.start();
        return promise.future();
    }
    int asked() const { return int(m_asked.size()); }
    QString url(int index) const { return m_asked[size_t(index)].first; }
    void answer(int index, Expected<ProbeReport> report)
    {
        auto& promise = m_asked[size_t(index)].second;
        promise.addResult(std::move(report));
        promise.finish();
        QCoreApplication::processEvents();
    }

private:
    std::deque<std::pair<QString, QPromise<Expected<ProbeReport>>>> m_asked;  // an answer may ask again
};

ProbeReport serves(const char* caip2)
{
    ProbeReport report;
    report.caip2 = QString::fromLatin1(caip2);
    report.head = 100;
    return report;
}

QString print(const EndpointLines& lines)
{
    QStringList text;
    for (const auto& line : lines.lines())
        text << line.draft.url + u" "_s + QString::number(int(line.state));
    return text.join(u"; "_s);
}

EndpointLines::State stateOf(const EndpointLines& lines, int index)
{
    return lines.lines()[size_t(index)].state;
}

}  // namespace

class EndpointLinesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_probe = std::make_shared<SlowProbe>();
        m_lines =
            std::make_unique<EndpointLines>([probe = m_probe](const EndpointDraft& draft) { return (*probe)(draft); });
        m_lines->debounceMs = 20;
        m_lines->retryMs = 60;
    }

    void testsOnceAfterTyping()
    {
        const int id = m_lines->add();
        for (const char* text : {"http://1", "http://12", "http://127.0.0.1"})
            m_lines->setUrl(id, QString::fromLatin1(text));
        QCOMPARE(m_probe->asked(), 0);
        QCOMPARE(stateOf(*m_lines, 0), EndpointLines::State::Typing);
        QTRY_COMPARE(m_probe->asked(), 1);
        QCOMPARE(m_probe->url(0), u"http://127.0.0.1"_s);
        m_probe->answer(0, serves("eip155:1"));
        QCOMPARE(stateOf(*m_lines, 0), EndpointLines::State::Accepted);
        QVERIFY(m_lines->isReady());
        QCOMPARE(m_lines->chain(), u"eip155:1"_s);
    }

    void dropsTheAnswerToAnOlderText()
    {
        const int id = m_lines->add(u"http://old"_s);
        QTRY_COMPARE(m_probe->asked(), 1);
        m_lines->setUrl(id, u"http://new"_s);
        m_probe->answer(0, serves("eip155:5"));
        QVERIFY(!m_lines->isReady());
        QTRY_COMPARE(m_probe->asked(), 2);
        m_probe->answer(1, serves("eip155:1"));
        QCOMPARE(m_lines->chain(), u"eip155:1"_s);
    }

    void recognizesTheRestInterfaceOfACosmosChain()
    {
        const int id = m_lines->add(u"http://lcd"_s);
        m_lines->add(u"http://rpc"_s);
        m_lines->flush();
        QCOMPARE(m_probe->asked(), 2);
        ProbeReport notRpc = serves("cosmos:heron-1");
        notRpc.error = Error::make(ErrorKind::Refused, "NOT_COMETBFT", Message(u"This is an LCD."_s));
        m_probe->answer(0, notRpc);
        QCOMPARE(m_probe->asked(), 3);  // again, as what it is
        QCOMPARE(m_probe->url(2), u"http://lcd"_s);
        QCOMPARE(stateOf(*m_lines, 0), EndpointLines::State::Testing);
        QVERIFY(!m_lines->hasKind(u"lcd"_s));
        ProbeReport lcd = serves("cosmos:heron-1");
        lcd.head.reset();
        m_probe->answer(2, lcd);
        QVERIFY(m_lines->hasKind(u"lcd"_s));
        QVERIFY(!m_lines->best());  // it serves no blocks
        m_probe->answer(1, serves("cosmos:heron-1"));
        QVERIFY(m_lines->best() && m_lines->best()->head == Height(100));
        QCOMPARE(m_lines->accepted().size(), std::size_t(2));
        QCOMPARE(m_lines->accepted()[0].kind, u"lcd"_s);
        QVERIFY(m_lines->accepted()[1].kind.isEmpty());
        m_lines->setUrl(id, u"http://other"_s);
        QVERIFY(m_lines->line(id)->draft.kind.isEmpty());
    }

    void refusesAnotherChain()
    {
        m_lines->expect(u"eip155:56"_s);
        m_lines->add(u"http://a"_s);
        m_lines->add(u"http://b"_s);
        m_lines->flush();
        QCOMPARE(m_probe->asked(), 2);
        m_probe->answer(0, serves("eip155:97"));
        m_probe->answer(1, serves("eip155:56"));
        QCOMPARE(stateOf(*m_lines, 0), EndpointLines::State::OtherChain);
        QCOMPARE(stateOf(*m_lines, 1), EndpointLines::State::Accepted);
        const auto drafts = m_lines->accepted();
        QCOMPARE(drafts.size(), size_t(1));
        QCOMPARE(drafts[0].url, u"http://b"_s);
        QCOMPARE(drafts[0].priority, 0);
        QCOMPARE(m_lines->counts().leftOut, 1);
    }

    void customNetworkFollowsTheFirstThatAnswers()
    {
        m_lines->add(u"http://a"_s);
        m_lines->add(u"http://b"_s);
        m_lines->flush();
        m_probe->answer(1, serves("eip155:7"));
        QCOMPARE(m_lines->chain(), u"eip155:7"_s);
        m_probe->answer(0, serves("eip155:8"));  // the upper line decides
        QCOMPARE(m_lines->chain(), u"eip155:8"_s);
        QCOMPARE(stateOf(*m_lines, 1), EndpointLines::State::OtherChain);
        m_lines->move(1, 0);
        QCOMPARE(stateOf(*m_lines, 0), EndpointLines::State::Accepted);
        QCOMPARE(stateOf(*m_lines, 1), EndpointLines::State::OtherChain);
    }

    void retriesATransientFailure()
    {
        m_lines->add(u"http://a"_s);
        QTRY_COMPARE(m_probe->asked(), 1);
        ProbeReport limited = serves("eip155:1");
        limited.error = Error::make(ErrorKind::Retryable, "RATE_LIMITED", Message(u"Too many requests."_s));
        m_probe->answer(0, limited);
        QCOMPARE(stateOf(*m_lines, 0), EndpointLines::State::Limited);
        QCOMPARE(m_lines->accepted().size(), size_t(1));  // the chain ID is right: it will be added
        QVERIFY(!m_lines->isReady());
        QVERIFY(m_lines->lines()[0].nextTryAt.isValid());
        QTRY_COMPARE(m_probe->asked(), 2);
        m_probe->answer(1, serves("eip155:1"));
        QVERIFY(m_lines->isReady());
        QVERIFY(!m_lines->lines()[0].nextTryAt.isValid());
    }

    void excludesUnreachableEndpoints()
    {
        m_lines->retryMs = 60000;
        m_lines->add(u"http://a"_s);
        QTRY_COMPARE(m_probe->asked(), 1);
        m_probe->answer(0, fail(ErrorKind::Unavailable, "UNREACHABLE", Message(u"No answer."_s)));
        QCOMPARE(stateOf(*m_lines, 0), EndpointLines::State::Unreachable);
        QCOMPARE(m_lines->accepted().size(), size_t(0));
        m_lines->retryNow(m_lines->lines()[0].id);
        QCOMPARE(m_probe->asked(), 2);
    }

    void pastesSeveral()
    {
        m_lines->add();
        QCOMPARE(m_lines->addSeveral(u"http://a\nhttps://b, http://a  nonsense wss://c"_s), 3);
        m_lines->flush();
        QCOMPARE(print(*m_lines), u"http://a 2; https://b 2; wss://c 2"_s);
    }

    void namesTheSecondOfTwoEqualLines()
    {
        m_lines->add(u"http://a"_s);
        m_lines->add(u"http://a"_s);
        m_lines->flush();
        m_probe->answer(0, serves("eip155:1"));
        m_probe->answer(1, serves("eip155:1"));
        QCOMPARE(stateOf(*m_lines, 1), EndpointLines::State::Duplicate);
        m_lines->remove(m_lines->lines()[0].id);
        QCOMPARE(stateOf(*m_lines, 0), EndpointLines::State::Accepted);
    }

    void hidesKeys_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("shown");
        const QString dots(8, QChar(0x2022));
        const auto row = [&](const char* url, const QString& shown) {
            QTest::newRow(url) << QString::fromLatin1(url) << shown;
        };
        row("https://base-mainnet.g.alchemy.com/v2/aB3dE6gH9jK2mN5pQ8sT1vW4yZ7",
            u"https://base-mainnet.g.alchemy.com/v2/"_s + dots);
        row("https://mainnet.infura.io/v3/0123456789abcdef0123456789abcdef", u"https://mainnet.infura.io/v3/"_s + dots);
        row("https://user:secret@node.example.org/rpc", u"https://"_s + dots + u"@node.example.org/rpc"_s);
        row("https://node.example.org/?apikey=abc", u"https://node.example.org/?apikey="_s + dots);
        row("https://bsc-rpc.publicnode.com", u"https://bsc-rpc.publicnode.com"_s);
        row("http://127.0.0.1:8545", u"http://127.0.0.1:8545"_s);
        row("https://rpc.soniclabs.com/http/v1", u"https://rpc.soniclabs.com/http/v1"_s);
    }

    void hidesKeys()
    {
        QFETCH(QString, url);
        QFETCH(QString, shown);
        const MaskedUrl masked = maskUrl(url);
        QCOMPARE(masked.shown, shown);
        QCOMPARE(unmaskUrl(masked.shown, masked), url);
    }

private:
    std::shared_ptr<SlowProbe> m_probe;
    std::unique_ptr<EndpointLines> m_lines;
};

SIGNALBOX_TEST(EndpointLinesTest)
#include "endpoint_lines_test.moc"
