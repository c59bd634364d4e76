// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_screen.h"

#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
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
#include "sql/sql_result_page.h"
#include "sql/sql_side.h"
#include "tables/data_table.h"
#include "widgets/button.h"
#include "widgets/card.h"
#include "widgets/empty_state.h"
#include "widgets/plain_tip.h"

namespace signalbox::ui {

namespace {
constexpr int mostPages = 8;
constexpr int mostRows = 20'000;  // that a table takes in one turn of the event loop; Export writes all
const QString textKey = u"sql/text"_s, limitKey = u"sql/limit"_s, timeoutKey = u"sql/timeout"_s;
}  // namespace

SqlScreen::SqlScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_stack(new QStackedWidget),
      m_off(new EmptyState(u"lock"_s)),
      m_statements(new QPlainTextEdit),
      m_side(new SqlSide(context->desk, &m_words)),
      m_editor(new SqlEditor(&m_words)),
      m_across(new QSplitter(Qt::Horizontal)),
      m_down(new QSplitter(Qt::Vertical)),
      m_jobs(new ExportJobs)
{
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(16, 12, 16, 16);
    box->setSpacing(12);
    m_stack->addWidget(m_across);
    auto* off = new Card;
    off->body()->addWidget(m_off, 1);
    m_off->setButton(tr("Retry"), u"refresh"_s, [this] { refresh(); });
    auto* forAdministrator = new QWidget;
    auto* lines = new QVBoxLayout(forAdministrator);
    lines->setContentsMargins(24, 0, 24, 16);
    m_statements->setReadOnly(true);
    m_statements->setFont(ui::font(TextRole::Mono));
    m_statements->setAccessibleName(tr("Statements for the server administrator"));
    auto* copy = makeButton(tr("Copy statements"), ButtonKind::Normal, u"copy"_s);
    connect(copy, &QPushButton::clicked, this,
            [this] { QApplication::clipboard()->setText(m_statements->toPlainText()); });
    lines->addWidget(m_statements, 1);
    lines->addWidget(copy, 0, Qt::AlignRight);
    off->body()->addWidget(forAdministrator, 1);
    m_stack->addWidget(off);
    box->addWidget(m_stack, 1);
    box->addWidget(m_jobs);

    m_down->addWidget(makeEditorCard());
    m_down->addWidget(makeResults());
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

    connect(m_side, &SqlSide::insertName, m_editor, &SqlEditor::insertName);
    connect(m_side, &SqlSide::openStatement, m_editor, &SqlEditor::append);
    connect(m_side, &SqlSide::runNow, this, [this](const QString& statement) { runText(statement, -1, false); });
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        this->context().desk->setValue(textKey, m_editor->toPlainText());
        renew();
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
    on(QKeySequence(Qt::CTRL | Qt::Key_W), [this] { closePage(m_tabs->currentIndex()); });

    m_editor->setPlainText(this->context().desk->value(textKey).toString());
    m_editor->moveCursor(QTextCursor::End);
    pageFor(true);
    renew();
}

QWidget* SqlScreen::makeEditorCard()
{
    auto* card = new Card;
    CardHead* head = card->head();
    head->setTitle(tr("Statement"));
    head->setHeight(44);
    head->setLine(true);
    const auto number = [&](const QString& name, const QString& key, int least, int most, int standard) {
        auto* box = new QSpinBox;
        setControlSize(box, ControlSize::Card);
        box->setRange(least, most);
        box->setGroupSeparatorShown(true);
        box->setAccelerated(true);
        box->setAccessibleName(name);
        box->setToolTip(name);
        box->setValue(this->context().desk->value(key, standard).toInt());
        connect(box, &QSpinBox::valueChanged, this,
                [this, key](int value) { this->context().desk->setValue(key, value); });
        return box;
    };
    m_limit = number(tr("Row limit"), limitKey, 1, mostRows, 1'000);
    m_limit->setSuffix(tr(" rows", "unit behind the number of the limit"));
    m_limit->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_timeout = number(tr("Statement timeout in seconds"), timeoutKey, 1, 86'400, 30);
    m_timeout->setSuffix(tr(" s", "seconds, behind the number of the time limit"));
    head->addRight(m_limit);
    head->addRight(m_timeout);
    auto* save = makeIconButton(u"tag"_s, tr("Save query (Ctrl+S)"));
    auto* cancel = makeButton(tr("Cancel", "a running statement"), ButtonKind::Normal, u"stop"_s, ControlSize::Card);
    cancel->setAccessibleName(tr("Cancel statement"));
    auto* run = makeButton(tr("Run"), ButtonKind::Primary, u"play"_s, ControlSize::Card);
    run->setToolTip(tr("Runs the selected statements, or the one at the cursor (Ctrl+Enter)"));
    m_save = save;
    m_cancel = cancel;
    m_run = run;
    head->addRight(save);
    head->addRight(cancel);
    head->addRight(run);
    connect(save, &QAbstractButton::clicked, this, &SqlScreen::saveQuery);
    connect(cancel, &QAbstractButton::clicked, this, &SqlScreen::cancel);
    connect(run, &QAbstractButton::clicked, this, [this] { runChosen(false); });
    card->body()->addWidget(m_editor, 1);
    card->keepCorners();
    card->setMinimumHeight(140);
    return card;
}

QWidget* SqlScreen::makeResults()
{
    auto* whole = new QWidget;
    auto* column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* bar = new QHBoxLayout;
    m_tabs = new QTabBar;
    m_tabs->setAccessibleName(tr("Results"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideRight);
    bar->addWidget(m_tabs, 1);
    auto* fresh = makeIconButton(u"plus"_s, tr("Run in a new tab (Ctrl+Shift+Enter)"));
    auto* exporting = makeButton(tr("Export…"), ButtonKind::Normal, u"export"_s, ControlSize::Card);
    auto* closing = makeIconButton(u"close"_s, tr("Close this result (Ctrl+W)"));
    m_export = exporting;
    m_close = closing;
    bar->addWidget(fresh);
    bar->addWidget(exporting);
    bar->addWidget(closing);
    column->addLayout(bar);
    m_pages = new QStackedWidget;
    column->addWidget(m_pages, 1);
    whole->setMinimumHeight(160);
    connect(fresh, &QAbstractButton::clicked, this, [this] { runChosen(true); });
    connect(exporting, &QAbstractButton::clicked, this, &SqlScreen::exportAll);
    connect(closing, &QAbstractButton::clicked, this, [this] { closePage(m_tabs->currentIndex()); });
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_pages->setCurrentIndex(index);
        renew();
    });
    return whole;
}

QString SqlScreen::title() const
{
    return tr("SQL");
}

SqlConsole* SqlScreen::console() const
{
    return engine() ? engine()->sqlConsole() : nullptr;
}

SqlResultPage* SqlScreen::page() const
{
    return static_cast<SqlResultPage*>(m_pages->currentWidget());
}

int SqlScreen::pages() const
{
    return m_pages->count();
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
    const QString statements = off ? off->args.value(u"statements"_s).toString() : QString();
    m_off->setText(off ? engineWords(*off) : QString());
    m_statements->parentWidget()->setVisible(!statements.isEmpty());
    if (m_statements->toPlainText() != statements)
        m_statements->setPlainText(statements);
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
                m_editor->append(saved.text);
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

SqlResultPage* SqlScreen::pageFor(bool newTab)
{
    SqlResultPage* now = m_pages->count() > 0 ? page() : nullptr;
    if (now && !now->isRunning() && (!newTab || now->statement().isEmpty()))
        return now;
    if (m_pages->count() >= mostPages)
        for (int i = 0; i < m_pages->count(); ++i)
            if (auto* old = static_cast<SqlResultPage*>(m_pages->widget(i)); !old->isRunning()) {
                m_tabs->setCurrentIndex(i);
                return old;
            }
    auto* made = new SqlResultPage(context().desk);
    m_pages->addWidget(made);
    connect(made, &SqlResultPage::changed, this, &SqlScreen::renew);
    m_tabs->setCurrentIndex(m_tabs->addTab(made->title()));
    m_pages->setCurrentWidget(made);
    return made;
}

void SqlScreen::closePage(int index)
{
    if (index < 0)
        return;
    auto* gone = static_cast<SqlResultPage*>(m_pages->widget(index));
    if (gone->isRunning() && console())
        console()->cancel(gone->run());
    m_pages->removeWidget(gone);
    m_tabs->removeTab(index);
    gone->deleteLater();
    if (m_pages->count() == 0)
        pageFor(true);
    m_pages->setCurrentIndex(m_tabs->currentIndex());
    renew();
}

void SqlScreen::runChosen(bool newTab)
{
    const auto pieces = m_editor->chosen();
    for (size_t i = 0; i < pieces.size(); ++i)
        runText(pieces[i].text, pieces[i].at, newTab || i > 0);
    if (pieces.empty())
        m_editor->setFocus();
}

void SqlScreen::runText(const QString& statement, int at, bool newTab)
{
    if (!console() || console()->unavailable())
        return;
    m_editor->markFault(-1);
    SqlResultPage* where = pageFor(newTab);
    const SqlRun run = console()->run({statement, m_limit->value(), double(m_timeout->value())});
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
        return at >= 0 && QStringView(m_editor->toPlainText()).mid(at, statement.size()) == statement;
    };
    if (position.isValid() && there()) {
        const int place = at + position.toInt();
        showPlace = [this, place, there] {
            if (!there())
                return;
            m_editor->markFault(-1);
            m_editor->markFault(place);
            m_editor->setFocus();
        };
        m_editor->markFault(place);
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
    const auto pieces = m_editor->chosen();
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
    if (m_pages->count() == 0)
        return;
    for (int i = 0; i < m_tabs->count(); ++i) {
        auto* each = static_cast<SqlResultPage*>(m_pages->widget(i));
        m_tabs->setTabText(i, each->title());
        m_tabs->setTabToolTip(i, plainTip(each->statement().left(500)));
    }
    const bool works = console() && !console()->unavailable();
    const bool text = !m_editor->document()->isEmpty();
    m_run->setEnabled(works && text);
    m_save->setEnabled(text);
    m_cancel->setEnabled(works && page()->isRunning());
    m_export->setEnabled(works && page()->hasRows() && !page()->isRunning());
    m_close->setEnabled(m_pages->count() > 1 || !page()->statement().isEmpty());
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
