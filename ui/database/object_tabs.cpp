// SPDX-License-Identifier: GPL-3.0-or-later

#include "database/object_tabs.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>

#include "database/database_words.h"
#include "database/object_models.h"
#include "database/signed_name.h"
#include "desk/desk.h"
#include "language/engine_words.h"
#include "queue/row_checks.h"
#include "signalbox/literals.h"
#include "tables/column_fit.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {
constexpr int tablesPage = 0, indexesPage = 1, slowPage = 2, logPage = 3, runsPage = 4, connectionsPage = 5;
constexpr int slowTab = 2, filterWidth = 110, againMs = 10'000, mostRows = 500;
const QString statementsId = u"slow"_s, logId = u"slow-log"_s;

/// The log is a page of the tab of slow queries.
int tabOf(int page)
{
    return page < logPage ? page : page - 1;
}
constexpr qint64 largeBytes = 10 * 1024 * 1024;
}  // namespace

ObjectTabs::ObjectTabs(Desk* desk, QWidget* parent)
    : Card(parent),
      m_tabs(new QTabBar),
      m_stack(new QStackedWidget),
      m_large(makeToggle(tr("over 10 MB"), u"filter"_s, ControlSize::Card)),
      m_slow(new Segments(tr("Slow queries"))),
      m_indexes(new IndexModel(this)),
      m_tables(new TableModel(this)),
      m_statements(new StatementModel(this)),
      m_log(new SlowLogModel(this)),
      m_runs(new RunModel(this)),
      m_connections(new ConnectionModel(this))
{
    setAccessibleName(tr("Objects of the database"));
    head()->setHeight(37);
    head()->setLine(true);
    m_tabs->setAccessibleName(tr("Database sections"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    head()->addLeft(m_tabs);
    body()->addWidget(m_stack, 1);
    keepCorners();
    addPage(desk, u"tables"_s, tr("Tables"), m_tables);
    DataTable* indexes = addPage(desk, u"indexes"_s, tr("Indexes"), m_indexes);
    addPage(desk, statementsId, tr("Slow queries"), m_statements);
    addPage(desk, logId, tr("Slow query log"), m_log);
    SignedName::install(addPage(desk, u"maintenance"_s, tr("Maintenance"), m_runs)->view(), int(RunModel::Column::Job));
    addPage(desk, u"connections"_s, tr("Connections"), m_connections);
    for (const int page : {tablesPage, indexesPage}) {
        DataTable* table = m_pages[size_t(page)].table;
        new RowChecks(table->view(), tr("Select all"));
        table->setCountLine(true);
        connect(table, &DataTable::selectionChanged, this, &ObjectTabs::chosenChanged);
    }
    indexes->proxy()->setPredicate([this](const QAbstractItemModel&, int row) {
        const DatabaseIndex* index = m_indexes->at(row);
        return index && (!m_large->isChecked() || index->bytes > largeBytes || !index->isValid);
    });
    indexes->setFilteredEmpty(tr("No index is larger than 10 MB. Switch the filter off to list all."));
    if (!desk->value(u"table/database-indexes"_s).isValid())
        indexes->view()->sortByColumn(int(IndexModel::Column::Verdict), Qt::DescendingOrder);
    m_large->setChecked(true);
    head()->addRight(m_large);
    m_slow->setItems({{statementsId, tr("On average")}, {logId, tr("Log")}});
    m_slow->setCurrent(statementsId);
    head()->addRight(m_slow);
    auto* columns = makeIconButton(u"columns"_s, tr("Choose columns"));
    head()->addRight(columns);
    connect(columns, &QToolButton::clicked, this, [this, columns] {
        QMenu* menu = table(place())->view()->columnMenu();
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->popup(columns->mapToGlobal(QPoint(columns->width() - menu->sizeHint().width(), columns->height() + 4)));
    });
    connect(m_large, &QPushButton::toggled, this, &ObjectTabs::filterIndexes);
    connect(m_slow, &Segments::currentChanged, this, &ObjectTabs::showPage);
    connect(m_tabs, &QTabBar::currentChanged, this, &ObjectTabs::showPage);
    m_timer.setInterval(againMs);
    connect(&m_timer, &QTimer::timeout, this, &ObjectTabs::load);
    m_tabs->setCurrentIndex(indexesPage);
    filterIndexes();
}

DataTable* ObjectTabs::addPage(Desk* desk, const QString& place, const QString& title, QAbstractItemModel* model)
{
    auto* table = new DataTable(desk, u"database-"_s + place, {});
    table->setFlat();
    table->setModel(model);
    new ColumnFit(table->view());
    table->view()->setAccessibleName(title);
    table->setLoading(true);
    table->setQuickFilter(tr("Filter"));
    table->head()->hide();
    table->filterField()->setFixedWidth(filterWidth);
    head()->addRight(table->filterField());  // beside the tabs
    m_pages.push_back({place, title, table});
    m_stack->addWidget(table);
    if (place != logId)
        m_tabs->addTab(title);
    return table;
}

DataTable* ObjectTabs::table(const QString& place) const
{
    for (const Page& page : m_pages)
        if (page.place == place)
            return page.table;
    return nullptr;
}

int ObjectTabs::page() const
{
    const int tab = m_tabs->currentIndex();
    return tab > slowTab ? tab + 1 : tab == slowTab && m_slow->current() == logId ? logPage : tab;
}

QString ObjectTabs::place() const
{
    return m_pages.at(size_t(page())).place;
}

bool ObjectTabs::showPlace(const QString& place)
{
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        if (m_pages[i].place == place) {
            if (tabOf(int(i)) == slowTab)
                m_slow->setCurrent(place);
            if (m_tabs->currentIndex() == tabOf(int(i)))
                showPage();
            else
                m_tabs->setCurrentIndex(tabOf(int(i)));
            return true;
        }
    return false;
}

void ObjectTabs::showPage()
{
    const int shown = page();
    m_stack->setCurrentIndex(shown);
    for (std::size_t i = 0; i < m_pages.size(); ++i)
        m_pages[i].table->filterField()->setVisible(int(i) == shown);
    m_large->setVisible(shown == indexesPage);
    m_slow->setVisible(tabOf(shown) == slowTab);
    renewTitles();
    load();
    Q_EMIT placeChanged();
    Q_EMIT chosenChanged();
}

void ObjectTabs::jobsChanged()
{
    if (page() == runsPage)
        load();
}

void ObjectTabs::setEngine(Engine* engine)
{
    m_engine = engine;
    m_answer.drop();
    load();
}

void ObjectTabs::setWatched(bool watched)
{
    m_watched = watched;
    if (!watched)
        return m_timer.stop();
    m_timer.start();
    load();
}

void ObjectTabs::setSummary(const DatabaseSummary& summary)
{
    m_since = summary.statisticsSince;
    m_indexes->setSince(m_since);
    filterIndexes();
}

/// The history of runs is not counted: only its newest part is read.
void ObjectTabs::count(int page, std::size_t objects)
{
    if (page == runsPage || page != this->page())
        return;
    m_counts[std::size_t(tabOf(page))] = format::number(qint64(objects));
    renewTitles();
}

/// With the counts of all tabs that were read, where there is room; else of the current one.
void ObjectTabs::renewTitles()
{
    const auto set = [this](bool all) {
        for (std::size_t page = 0; page < m_pages.size(); ++page) {
            const int tab = tabOf(int(page));
            const QString number = m_counts[std::size_t(tab)];
            if (int(page) != logPage)
                m_tabs->setTabText(tab, number.isEmpty() || !(all || tab == m_tabs->currentIndex())
                                            ? m_pages[page].title
                                            : tr("%1 %2", "title of a tab, count").arg(m_pages[page].title, number));
        }
    };
    set(true);
    int room = width() - 2 * 12 - 26;  // margins, column chooser
    for (const QWidget* each : {static_cast<const QWidget*>(m_pages[std::size_t(page())].table->filterField()),
                                static_cast<const QWidget*>(m_large), static_cast<const QWidget*>(m_slow)})
        if (!each->isHidden())
            room -= each->sizeHint().width() + 8;
    if (m_tabs->sizeHint().width() > room)
        set(false);
}

void ObjectTabs::resizeEvent(QResizeEvent* event)
{
    Card::resizeEvent(event);
    renewTitles();
}

template <class T, class Model>
void ObjectTabs::take(int page, Model* model, const Expected<std::vector<T>>& answer, const QString& none)
{
    DataTable* table = m_pages.at(size_t(page)).table;
    table->setLoading(false);
    table->setEmpty(answer ? none : engineWords(answer.error()));
    model->setRows(answer ? *answer : std::vector<T>());
    count(page, model->rows().size());
    if (page == indexesPage)
        filterIndexes();
}

void ObjectTabs::load()
{
    DatabaseQueries* database = m_engine ? m_engine->database() : nullptr;
    if (!database || !m_watched)
        return;
    switch (const int page = this->page()) {
        case tablesPage:
            return m_answer.ask(database->tables(), this,
                                [=, this](const Expected<std::vector<DatabaseTable>>& answer) {
                                    take(page, m_tables, answer, tr("The database has no tables."));
                                });
        case indexesPage:
            return m_answer.ask(database->indexes(), this,
                                [=, this](const Expected<std::vector<DatabaseIndex>>& answer) {
                                    take(page, m_indexes, answer, tr("The database has no indexes."));
                                });
        case slowPage:
            return m_answer.ask(database->slowQueries({}), this,
                                [=, this](const Expected<std::vector<SlowQuery>>& answer) {
                                    take(page, m_statements, answer, tr("No query takes 100 ms or longer on average."));
                                });
        case logPage:
            return m_answer.ask(
                database->slowLog(mostRows), this, [=, this](const Expected<std::vector<LoggedQuery>>& answer) {
                    take(page, m_log, answer, tr("No query has run for more than 5 s in the last 30 days."));
                });
        case runsPage:
            return m_answer.ask(
                database->runs({}, mostRows), this, [=, this](const Expected<std::vector<MaintenanceRun>>& answer) {
                    take(page, m_runs, answer, tr("No maintenance job has run yet. Select a job below to run it now."));
                });
        case connectionsPage:
            return m_answer.ask(database->connections(), this,
                                [=, this](const Expected<std::vector<DatabaseConnection>>& answer) {
                                    take(page, m_connections, answer, tr("No other session is connected."));
                                });
    }
}

void ObjectTabs::filterIndexes()
{
    DataTable* table = m_pages.at(indexesPage).table;
    table->proxy()->predicateChanged();
    QString text =
        tr("%1 of %2. Bloat is size ÷ (40 bytes × rows); indexes over 1.30 are rebuilt.")
            .arg(format::number(qint64(table->proxy()->rowCount())), format::number(qint64(m_indexes->rowCount())));
    if (m_since.isValid())
        text = joinSentences({text, tr("Scans since %1.").arg(format::clock(m_since))});
    table->setCountText(text);
}

QString ObjectTabs::job() const
{
    return page() == indexesPage ? u"reindex"_s : u"vacuum"_s;
}

QStringList ObjectTabs::chosen() const
{
    const int page = this->page();
    QStringList all;
    if (page != indexesPage && page != tablesPage)
        return all;
    for (const int row : m_pages.at(size_t(page)).table->selectedRows())
        all << (page == indexesPage ? placeOf(*m_indexes->at(row)) : placeOf(*m_tables->at(row)));
    return all;
}

void ObjectTabs::clearChoice()
{
    for (const Page& page : m_pages)
        page.table->view()->clearSelection();
}

}  // namespace signalbox::ui
