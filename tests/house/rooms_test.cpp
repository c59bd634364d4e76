#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include "support/places.h"
#include "support/test_registry.h"

using namespace signalbox;

namespace {

constexpr int mostSources = 26;  // of one folder: past some 25 it has two subjects

/// The rooms of the window from the ground up: a room includes those to its left.
constexpr const char* windowRooms =
    "theme desk widgets language tables sheets models charts actions shell about addchain chains overview events "
    "activity "
    "crosschain explorer sql firstrun settings";

struct Arrow {
    QString file, from, to;
};

QStringList sourcesOf(const QString& top)
{
    QStringList files;
    QDirIterator all(test::sourceFile(top), {QStringLiteral("*.h"), QStringLiteral("*.cpp")}, QDir::Files,
                     QDirIterator::Subdirectories);
    while (all.hasNext())
        files << all.next();
    return files;
}

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// Every include that leads from one room below `top` into another.
std::vector<Arrow> arrows(const QString& top)
{
    static const QRegularExpression include(QStringLiteral("^#include \"([^\"/]+)/([^\"]+)\""),
                                            QRegularExpression::MultilineOption);
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
    static const QRegularExpression folder(QStringLiteral("^signalbox_folder\\((\\w+)(?:\\s+USES([^)]*))?"),
                                           QRegularExpression::MultilineOption);
    std::vector<std::pair<QString, QStringList>> found;
    for (auto each = folder.globalMatch(textOf(test::sourceFile(QStringLiteral("core/CMakeLists.txt"))));
         each.hasNext();) {
        const auto match = each.next();
        QStringList uses;
        for (const QString& word :
             match.captured(2).split(QRegularExpression(QStringLiteral("\\s+")), Qt::SkipEmptyParts)) {
            if (word == QLatin1String("LINKS"))
                break;
            uses << word;
        }
        found.emplace_back(match.captured(1), uses);
    }
    return found;
}

}  // namespace

/// Which room may know which: the borders of ARCHITECTURE, held by the includes themselves.
class RoomsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void coreUsesWhatStandsAbove()
    {
        QStringList above;
        for (const auto& [folder, uses] : declared()) {
            for (const QString& use : uses)
                QVERIFY2(above.contains(use), qPrintable(folder + QStringLiteral(" uses ") + use +
                                                         QStringLiteral(", which stands below it")));
            above << folder;
        }
        QVERIFY(above.size() > 20);
    }

    void coreIncludesWhatItNames()
    {
        std::map<QString, QStringList> uses;
        for (const auto& [folder, names] : declared())
            uses[folder] = names;
        for (const Arrow& arrow : arrows(QStringLiteral("core"))) {
            if (arrow.to == QLatin1String("api") || arrow.from == QLatin1String("sim"))
                continue;
            QVERIFY2(uses[arrow.from].contains(arrow.to),
                     qPrintable(QStringLiteral("core/%1 includes %2, which core/CMakeLists.txt does not name for %3")
                                    .arg(arrow.file, arrow.to, arrow.from)));
        }
    }

    void simulatorStandsApart()
    {
        for (const Arrow& arrow : arrows(QStringLiteral("core"))) {
            QVERIFY2(arrow.to != QLatin1String("sim"),
                     qPrintable(arrow.file + QStringLiteral(" includes the simulator")));
            if (arrow.from == QLatin1String("sim"))  // values only
                QVERIFY2(QStringList({QStringLiteral("api"), QStringLiteral("support"), QStringLiteral("chain")})
                             .contains(arrow.to),
                         qPrintable(arrow.file));
        }
    }

    void windowHasNoCircle()
    {
        const QStringList rooms = QString::fromLatin1(windowRooms).split(u' ');
        for (const Arrow& arrow : arrows(QStringLiteral("ui"))) {
            QVERIFY2(rooms.contains(arrow.from),
                     qPrintable(arrow.from + QStringLiteral(" is not in the list of rooms")));
            QVERIFY2(rooms.indexOf(arrow.to) < rooms.indexOf(arrow.from),
                     qPrintable(QStringLiteral("ui/%1 includes %2, which stands above it").arg(arrow.file, arrow.to)));
        }
    }

    void commandLineKnowsTheFacade()
    {
        static const QRegularExpression include(QStringLiteral("^#include \"([^\"]+)\""),
                                                QRegularExpression::MultilineOption);
        for (const QString& path : sourcesOf(QStringLiteral("app/cli")))
            for (auto each = include.globalMatch(textOf(path)); each.hasNext();) {
                const QString name = each.next().captured(1);
                QVERIFY2(name.startsWith(QLatin1String("cli/")) || name.startsWith(QLatin1String("signalbox/")) ||
                             name == QLatin1String("engine/make_engine.h"),
                         qPrintable(path + QStringLiteral(" includes ") + name));
            }
    }

    void composersSpeakNoSql()
    {
        static const QRegularExpression sql(
            QStringLiteral("(?<!\\\\)\"(SELECT|WITH|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER|DROP|TRUNCATE|LOCK) "));
        for (const char* top : {"core/engine", "app"})
            for (const QString& path : sourcesOf(QLatin1String(top))) {
                const auto match = sql.match(textOf(path));
                QVERIFY2(!match.hasMatch(), qPrintable(path + QStringLiteral(": ") + match.captured(0)));
            }
    }

    void foldersAreSmall()
    {
        std::map<QString, int> count;
        for (const char* top : {"core", "ui", "app"})
            for (const QString& path : sourcesOf(QLatin1String(top)))
                if (path.endsWith(QLatin1String(".cpp")))
                    ++count[QFileInfo(path).path()];
        for (const auto& [folder, sources] : count)
            QVERIFY2(sources <= mostSources,
                     qPrintable(QStringLiteral("%1 holds %2 sources").arg(folder).arg(sources)));
    }
};

SIGNALBOX_TEST(RoomsTest)
#include "rooms_test.moc"
