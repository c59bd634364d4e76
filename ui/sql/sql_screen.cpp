// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_screen.h"

#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrlQuery>

#include "desk/desk.h"
#include "events/export_jobs.h"
#include "events/export_sheet.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "sql/query_words.h"
#include "sql/save_query_sheet.h"
#include "sql/sql_editor.h"
#include "sql/sql_memory.h"
#include "sql/sql_off.h"
#include "sql/sql_result_page.h"
#include "sql/sql_results.h"
#include "sql/sql_side.h"
#include "sql/statement_card.h"

namespace signalbox::ui {

SqlScreen::SqlScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_stack(new QStackedWidget),
      m_off(new SqlOff),
      m_side(new SqlSide(context->desk, &m_words)),
      m_statement(new StatementCard(context->desk, &m_words)),
      m_results(new SqlResults(context->desk)),
      m_across(new QSplitter(Qt::Horizontal)),
      m_down(new QSplitter(Qt::Vertical)),
      m_jobs(new ExportJobs)
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(16, 12, 16, 16);
    box->setSpacing(12);
    m_stack->addWidget(m_across);
    m_stack->addWidget(m_off);
    box->addWidget(m_stack, 1);
    box->addWidget(m_jobs);

    m_down->addWidget(m_statement);
    m_down->addWidget(m_results);
    m_down->setHandleWidth(12);
    m_down->setChildrenCollapsible(false);
    m_down->setSizes({290, 460});
    m_down->setStretchFactor(1, 1);
    m_across->addWidget(m_side);
    m_across->addWidget(m_down);
    m_across->setHandleWidth(12);
    m_across->setChildrenCollapsible(false);
    m_across->setStretchFactor(1, 1);
    m_across->setSizes({288, 900});
    m_side->setMinimumWidth(250);
    m_down->setMinimumWidth(360);
    this->context().desk->rememberSplitter(m_across, u"sql/across"_s);
    this->context().desk->rememberSplitter(m_down, u"sql/down"_s);

    listen();
    m_results->pageFor(true);
    renew();
}

void SqlScreen::listen()
{
    connect(m_off, &SqlOff::retryRequested, this, &SqlScreen::refresh);
    connect(m_side, &SqlSide::insertName, editor(), &SqlEditor::insertName);
    connect(m_side, &SqlSide::openStatement, editor(), &SqlEditor::append);
    connect(m_side, &SqlSide::runNow, this, [this](const QString& statement) { runText(statement, -1, false); });
    connect(m_statement, &StatementCard::edited, this, &SqlScreen::renew);
    connect(m_statement, &StatementCard::runRequested, this, [this] { runChosen(false); });
    connect(m_statement, &StatementCard::cancelRequested, this, &SqlScreen::cancel);
    connect(m_statement, &StatementCard::saveRequested, this, &SqlScreen::saveQuery);
    connect(m_results, &SqlResults::changed, this, &SqlScreen::renew);
    connect(m_results, &SqlResults::newTabRequested, this, [this] { runChosen(true); });
    connect(m_results, &SqlResults::exportRequested, this, &SqlScreen::exportAll);
    connect(m_results, &SqlResults::abandoned, this, [this](quint64 run) {
        if (console())
            console()->cancel(run);
    });
    const auto on = [this](const QKeySequence& keys, auto action) {
        auto* shortcut = new QShortcut(keys, this, nullptr, nullptr, Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, action);
    };
    for (const int key : {Qt::Key_Return, Qt::Key_Enter}) {
        on(QKeySequence(Qt::CTRL | Qt::Key(key)), [this] { runChosen(false); });
        on(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key(key)), [this] { runChosen(true); });
    }
    on(QKeySequence(Qt::Key_Escape), [this] { cancel(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_E), [this] { exportAll(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_S), [this] { saveQuery(); });
    on(QKeySequence(Qt::CTRL | Qt::Key_W), [this] { m_results->closeCurrent(); });
}

QString SqlScreen::title() const
{
    return tr("SQL");
}

SqlConsole* SqlScreen::console() const
{
    return engine() ? engine()->sqlConsole() : nullptr;
}

SqlEditor* SqlScreen::editor() const
{
    return m_statement->editor();
}

SqlResultPage* SqlScreen::page() const
{
    return m_results->page();
}

int SqlScreen::pages() const
{
    return m_results->count();
}

void SqlScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_jobs->setEngine(engine);
    m_loaded = false;
    showOff();
    if (console())
        m_side->setQueries(console()->savedQueries(), engine->families());
    if (isWatched())
        loadTables();
    renew();
}

void SqlScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    m_side->setSnapshot(snapshot);
}

void SqlScreen::showOff()
{
    const auto off = console() ? console()->unavailable() : std::nullopt;
    m_off->set(off);
    m_stack->setCurrentIndex(off ? 1 : 0);
    renew();
}

void SqlScreen::watched(bool visible)
{
    if (visible && !m_loaded)
        loadTables();
}

void SqlScreen::refresh()
{
    loadTables();
}

void SqlScreen::loadTables()
{
    if (!console())
        return;
    m_loaded = true;
    whenAnswered(console()->tables(), this, [this](const Expected<std::vector<SqlTable>>& answer) {
        if (answer)
            m_words.setTables(*answer);
        m_loaded = answer.has_value();
        showOff();
        m_side->renewTables(answer ? QString() : engineWords(answer.error()));
    });
}

QWidget* SqlScreen::findField()
{
    return m_side->filterField();
}

bool SqlScreen::open(const QString& rest)
{
    if (rest.isEmpty())
        return true;
    const QUrlQuery query(rest.startsWith(u'?') ? rest.mid(1) : rest);
    const QString id = query.queryItemValue(u"query"_s);
    if (console())
        for (const SavedQuery& saved : console()->savedQueries())
            if (saved.id == id && !saved.usesChain())
                editor()->append(saved.text);
    return true;
}

std::vector<PaletteCommand> SqlScreen::commands()
{
    std::vector<PaletteCommand> all;
    if (!console() || console()->unavailable())
        return all;
    if (isWatched()) {
        all.push_back(
            {tr("Run the statement at the cursor"), u"Ctrl+Enter"_s, u"play"_s, [this] { runChosen(false); }});
        if (page()->isRunning())
            all.push_back({tr("Cancel statement"), u"Esc"_s, u"stop"_s, [this] { cancel(); }});
        if (page()->hasRows())
            all.push_back({tr("Export the whole result"), u"Ctrl+E"_s, u"export"_s, [this] { exportAll(); }});
    }
    for (const SavedQuery& saved : console()->savedQueries())
        if (!saved.usesChain())
            all.push_back({tr("Query: %1").arg(queryTitle(saved)), tr("SQL"), u"sql"_s,
                           [this, id = saved.id] { context().go(u"sql?query="_s + id); }});
    return all;
}

void SqlScreen::setNarrow(bool narrow)
{
    if (narrow == isNarrow())
        return;
    Screen::setNarrow(narrow);
    // a small window keeps more room for the rows than for the statement
    m_across->setSizes(narrow ? QList<int>{250, std::max(360, width() - 298)} : QList<int>{288, 900});
    m_down->setSizes(narrow ? QList<int>{176, 300} : QList<int>{290, 460});
}

void SqlScreen::runChosen(bool newTab)
{
    const auto pieces = editor()->chosen();
    for (size_t i = 0; i < pieces.size(); ++i)
        runText(pieces[i].text, pieces[i].at, newTab || i > 0);
    if (pieces.empty())
        editor()->setFocus();
}

void SqlScreen::runText(const QString& statement, int at, bool newTab)
{
    if (!console() || console()->unavailable())
        return;
    editor()->markFault(-1);
    SqlResultPage* where = m_results->pageFor(newTab);
    const SqlRun run = console()->run(m_statement->request(statement));
    where->start(statement, run.id);
    whenAnswered(run.answer, where, [this, where, statement, at, id = run.id](const Expected<SqlResult>& answer) {
        if (where->run() == id)
            settled(where, statement, at, answer);
    });
}

void SqlScreen::settled(SqlResultPage* where, const QString& statement, int at, const Expected<SqlResult>& answer)
{
    rememberStatement(*context().desk, {statement, QDateTime::currentDateTimeUtc(), answer ? qint64(answer->rows) : -1,
                                        answer ? answer->milliseconds : 0});
    m_side->renewOwn();
    if (answer) {
        where->show(*answer);
        return;
    }
    const QVariant position = answer.error().args.value(u"position"_s);
    std::function<void()> showPlace;
    // only while the statement is still at its position
    const auto there = [this, statement, at] {
        return at >= 0 && QStringView(editor()->toPlainText()).mid(at, statement.size()) == statement;
    };
    if (position.isValid() && there()) {
        const int place = at + position.toInt();
        showPlace = [this, place, there] {
            if (!there())
                return;
            editor()->markFault(-1);
            editor()->markFault(place);
            editor()->setFocus();
        };
        editor()->markFault(place);
    }
    where->fail(answer.error(), showPlace);
}

void SqlScreen::cancel()
{
    if (console() && page()->isRunning())
        console()->cancel(page()->run());
}

void SqlScreen::exportAll()
{
    if (!console() || !page()->hasRows())
        return;
    const QString statement = page()->statement();
    auto* sheet = new ExportSheet(context().desk, tr("Export the result"),
                                  tr("all rows that the statement returns, without the row limit"), u"result"_s, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &ExportSheet::chosen, this, [this, statement](const QString& file, const QString& format) {
        if (console())
            m_jobs->follow(console()->startExport({statement, file, format}), file);
    });
    sheet->open();
}

void SqlScreen::saveQuery()
{
    const auto pieces = editor()->chosen();
    if (pieces.empty())
        return;
    auto* sheet = new SaveQuerySheet(context().desk, pieces.front().text, this);
    sheet->setAttribute(Qt::WA_DeleteOnClose);
    connect(sheet, &SaveQuerySheet::kept, this, [this] {
        m_side->show(u"queries"_s);
        m_side->renewOwn();
    });
    sheet->open();
}

void SqlScreen::renew()
{
    if (m_results->count() == 0)
        return;
    const bool works = console() && !console()->unavailable();
    m_results->renew(works);
    m_statement->renew(works, page()->isRunning());
}

ScreenEntry sqlScreenEntry()
{
    return {u"sql"_s,
            u"sql"_s,
            [] { return SqlScreen::tr("SQL"); },
            [](ScreenContext* context) { return new SqlScreen(context); },
            {}};
}

}  // namespace signalbox::ui
