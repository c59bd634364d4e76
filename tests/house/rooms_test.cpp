// SPDX-License-Identifier: GPL-3.0-or-later

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include "signalbox/literals.h"
#include "support/places.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

constexpr int mostSources = 26;  // per folder: a folder with more than some 25 has two subjects

/// The folders of the window from the lowest layer up: a folder includes those to its left.
constexpr const char* windowRooms =
    "theme desk widgets language tables models sheets charts actions users shell about queue addchain chains overview "
    "events "
    "activity "
    "crosschain explorer sql tokens balances audit firstrun settings triggers ibc database";

struct Arrow {
    QString file, from, to;
};

QStringList sourcesOf(const QString& top)
{
    QStringList files;
    QDirIterator all(test::sourceFile(top), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext())
        files << all.next();
    return files;
}

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Every include that leads from one folder below `top` to another.
std::vector<Arrow> arrows(const QString& top)
{
    static const QRegularExpression include(u"^#include \"([^\"/]+)/([^\"]+)\""_s, QRegularExpression::MultilineOption);
    const QDir root(test::sourceFile(top));
    std::vector<Arrow> found;
    for (const QString& path : sourcesOf(top)) {
        const QString file = root.relativeFilePath(path), from = file.section(u'/', 0, 0);
        for (auto each = include.globalMatch(textOf(path)); each.hasNext();) {
            const auto match = each.next();
            const QString to = match.captured(1);
            if (to != from && root.exists(to + u'/' + match.captured(2)))
                found.push_back({file, from, to});
        }
    }
    return found;
}

/// What each folder of core names in core/CMakeLists.txt, in the order of the file.
std::vector<std::pair<QString, QStringList>> declared()
{
    static const QRegularExpression folder(u"^signalbox_folder\\((\\w+)(?:\\s+USES([^)]*))?"_s,
                                           QRegularExpression::MultilineOption);
    std::vector<std::pair<QString, QStringList>> found;
    for (auto each = folder.globalMatch(textOf(test::sourceFile(u"core/CMakeLists.txt"_s))); each.hasNext();) {
        const auto match = each.next();
        QStringList uses;
        for (const QString& word : match.captured(2).split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts)) {
            if (word == "LINKS"_L1)
                break;
            uses << word;
        }
        found.emplace_back(match.captured(1), uses);
    }
    return found;
}

}  // namespace

/// The allowed includes between folders, as ARCHITECTURE describes them.
class RoomsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coreFoldersIncludeNothingAboveThem()
    {
        QStringList above;
        for (const auto& [folder, uses] : declared()) {
            for (const QString& use : uses)
                QVERIFY2(above.contains(use), qPrintable(folder + u" uses "_s + use + u", which stands below it"_s));
            above << folder;
        }
        QVERIFY(above.size() > 20);
    }

    void listedIncludesAreUsed()
    {
        std::map<QString, QStringList> uses;
        for (const auto& [folder, names] : declared())
            uses[folder] = names;
        for (const Arrow& arrow : arrows(u"core"_s)) {
            if (arrow.to == "api"_L1 || arrow.from == "sim"_L1)
                continue;
            QVERIFY2(uses[arrow.from].contains(arrow.to),
                     qPrintable(u"core/%1 includes %2, which core/CMakeLists.txt does not name for %3"_s.arg(
                         arrow.file, arrow.to, arrow.from)));
        }
    }

    /// Everything else reaches a family through the interfaces of core/family, except for a capability and what it is
    /// made of, which belong to the chains of one family.
    void oneFileNamesTheFamilies()
    {
        int named = 0;
        for (const Arrow& arrow : arrows(u"core"_s)) {
            if (!QStringList({u"evm"_s, u"canopy"_s, u"cosmos"_s}).contains(arrow.to))
                continue;
            if (arrow.to == "evm"_L1 && QStringList({u"balances"_s, u"actions"_s, u"triggers"_s}).contains(arrow.from))
                continue;
            QVERIFY2(arrow.file == "engine/shipped_families.cpp"_L1,
                     qPrintable(u"core/%1 includes %2, a family"_s.arg(arrow.file, arrow.to)));
            ++named;
        }
        QCOMPARE(named, 3);
    }

    void onlyTestsAndDemoUseTheSimulator()
    {
        for (const Arrow& arrow : arrows(u"core"_s)) {
            QVERIFY2(arrow.to != "sim"_L1, qPrintable(arrow.file + u" includes the simulator"_s));
            if (arrow.from == "sim"_L1)  // values only
                QVERIFY2(QStringList({u"api"_s, u"support"_s, u"chain"_s}).contains(arrow.to), qPrintable(arrow.file));
        }
    }

    void windowFoldersHaveNoCycle()
    {
        const QStringList rooms = QString::fromLatin1(windowRooms).split(u' ');
        for (const Arrow& arrow : arrows(u"ui"_s)) {
            QVERIFY2(rooms.contains(arrow.from), qPrintable(arrow.from + u" is not in the list of rooms"_s));
            QVERIFY2(rooms.indexOf(arrow.to) < rooms.indexOf(arrow.from),
                     qPrintable(u"ui/%1 includes %2, which stands above it"_s.arg(arrow.file, arrow.to)));
        }
    }

    void theCommandLineIncludesTheFacadeOnly()
    {
        static const QRegularExpression include(u"^#include \"([^\"]+)\""_s, QRegularExpression::MultilineOption);
        for (const QString& path : sourcesOf(u"app/cli"_s))
            for (auto each = include.globalMatch(textOf(path)); each.hasNext();) {
                const QString name = each.next().captured(1);
                QVERIFY2(
                    name.startsWith("cli/"_L1) || name.startsWith("signalbox/"_L1) || name == "engine/make_engine.h"_L1,
                    qPrintable(path + u" includes "_s + name));
            }
    }

    void compositionContainsNoSql()
    {
        static const QRegularExpression sql(
            u"(?<!\\\\)\"(SELECT|WITH|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP|TRUNCATE|LOCK) "_s);
        for (const char* top : {"core/engine", "app"})
            for (const QString& path : sourcesOf(QLatin1String(top))) {
                const auto match = sql.match(textOf(path));
                QVERIFY2(!match.hasMatch(), qPrintable(path + u": "_s + match.captured(0)));
            }
    }

    void foldersAreSmall()
    {
        std::map<QString, int> count;
        for (const char* top : {"core", "ui", "app"})
            for (const QString& path : sourcesOf(QLatin1String(top)))
                if (path.endsWith(".cpp"_L1))
                    ++count[QFileInfo(path).path()];
        for (const auto& [folder, sources] : count)
            QVERIFY2(sources <= mostSources, qPrintable(u"%1 holds %2 sources"_s.arg(folder).arg(sources)));
    }
};

SIGNALBOX_TEST(RoomsTest)
#include "rooms_test.moc"
