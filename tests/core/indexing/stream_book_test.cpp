// SPDX-License-Identifier: GPL-3.0-or-later

#include "indexing/stream_book.h"

#include <QTest>

#include "signalbox/literals.h"
#include "support/test_registry.h"

using namespace signalbox;
using namespace signalbox::indexing;

namespace {

StreamBook bookOf(const Intervals& headers, const Intervals& transfers = {})
{
    store::StoredChain state;
    state.streams = {{u"headers"_s, 0, {}, headers}, {u"transfers:0x01"_s, 20, {}, transfers}};
    StreamBook book;
    book.adopt(state, {}, false);
    return book;
}

}  // namespace

/// The coverage of a chain's streams, and what they want at a head.
class StreamBookTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void wantsWhatTheHeadAllows();
    void theLiveBaseFollowsFinality();
    void aCommitCoversItsStreamsOnly();
    void anUndoEndsEveryStream();
};

void StreamBookTest::wantsWhatTheHeadAllows()
{
    StreamBook book = bookOf({{0, 49}}, {{20, 39}});
    QCOMPARE(book.start(), Height(0));
    QCOMPARE(book.stored(), std::optional<Height>(49));
    book.retarget({}, {}, {});
    QVERIFY(!book.find(u"headers"_s)->target);
    book.retarget(99, 90, {});
    QCOMPARE(book.find(u"headers"_s)->target, std::optional<Height>(99));
    QCOMPARE(book.find(u"transfers:0x01"_s)->wanted.intervals(), (Intervals{{20, 99}}));
    QCOMPARE(book.wantedAt(29, book.find(u"transfers:0x01"_s)->stream).intervals(), (Intervals{{20, 29}}));
    QVERIFY(!book.find(u"registries"_s));
    QCOMPARE(book.newestWanted(120), std::optional<Height>(120));
    QCOMPARE(book.indexedOf(99), std::optional<Height>(39));
    WorkerConfig ending;
    ending.end = 60;
    book.retarget(99, 90, ending);
    QCOMPARE(book.newestWanted(120), std::optional<Height>(60));
}

void StreamBookTest::theLiveBaseFollowsFinality()
{
    StreamBook book = bookOf({{0, 99}});
    const auto base = [&] { return book.find(u"headers"_s)->liveBase; };
    book.retarget(99, 90, {});
    QCOMPARE(base(), std::optional<Height>(90));
    book.retarget(119, 110, {});  // few final blocks are missing: they are followed
    QCOMPARE(base(), std::optional<Height>(90));
    book.retarget(199, 190, {});  // many: they become history
    QCOMPARE(base(), std::optional<Height>(190));
    book.forgetLiveBases();
    book.advanceLiveBases(50);
    QCOMPARE(base(), std::optional<Height>(50));
}

void StreamBookTest::aCommitCoversItsStreamsOnly()
{
    StreamBook book = bookOf({{0, 49}}, {{20, 39}});
    book.retarget(99, 90, {});
    book.cover({{50, 59}}, {u"headers"_s}, {{{50, 54}, 0}});
    QCOMPARE(book.find(u"headers"_s)->stream.covered.intervals(), (Intervals{{0, 59}}));
    QCOMPARE(book.find(u"transfers:0x01"_s)->stream.covered.intervals(), (Intervals{{20, 39}}));
    QCOMPARE(book.proven().intervals(), (Intervals{{50, 54}}));
    QVERIFY(book.isInner(30) && !book.isInner(39));
    book.cover({{50, 51}}, {u"headers"_s}, {});  // read again without a proof
    QCOMPARE(book.proven().intervals(), (Intervals{{52, 54}}));
    chain::IntervalSet some;
    some.add({30, 34});
    book.uncover({u"transfers:0x01"_s}, some);
    QCOMPARE(book.find(u"transfers:0x01"_s)->stream.covered.intervals(), (Intervals{{20, 29}, {35, 39}}));
    QCOMPARE(book.find(u"headers"_s)->stream.covered.intervals(), (Intervals{{0, 59}}));
}

void StreamBookTest::anUndoEndsEveryStream()
{
    StreamBook book = bookOf({{0, 49}}, {{20, 39}});
    book.cover({{40, 49}}, {u"headers"_s}, {{{40, 49}, 0}});
    book.undo(35);
    QCOMPARE(book.stored(), std::optional<Height>(35));
    QCOMPARE(book.find(u"transfers:0x01"_s)->stream.covered.intervals(), (Intervals{{20, 35}}));
    QVERIFY(book.proven().intervals().empty());
}

SIGNALBOX_TEST(StreamBookTest)
#include "stream_book_test.moc"
