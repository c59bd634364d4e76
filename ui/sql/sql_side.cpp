// SPDX-License-Identifier: GPL-3.0-or-later

#include "sql/sql_side.h"

#include <QComboBox>
#include <QHash>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTreeWidget>
#include <algorithm>

#include "language/engine_words.h"
#include "signalbox/literals.h"
#include "signalbox/sql_text.h"
#include "sql/query_words.h"
#include "sql/sql_memory.h"
#include "sql/sql_words.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/format.h"
#include "widgets/plain_tip.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {

const QString tablesId = u"tables"_s, queriesId = u"queries"_s, historyId = u"history"_s;
enum ItemData { NameData = Qt::UserRole, PreviewData, StatementData, AboutData, FamilyData, OwnData, FoldData };
constexpr int mostFound = 200;

/// Lines stay lines, everything else that is no letter becomes visible.
QString safeLines(const QString& text)
{
    QStringList lines = text.split(u'\n');
    for (QString& line : lines)
        line = format::safe(line);
    return lines.join(u'\n');
}

QString shortType(QString type)
{
    return type.replace("timestamp with time zone"_L1, "timestamptz"_L1).replace("double precision"_L1, "float8"_L1);
}

}  // namespace

SqlSide::SqlSide(Desk* desk, const SqlWords* words, QWidget* parent)
    : Card(parent),
      m_desk(desk),
      m_words(words),
      m_parts(new Segments(tr("Tables, queries and history"))),
      m_filter(new QLineEdit),
      m_tree(new QTreeWidget),
      m_about(new Text({}, TextRole::Small, Ink::Secondary)),
      m_chainRow(new QWidget),
      m_chain(new QComboBox),
      m_first(makeButton({}, ButtonKind::Normal, {}, ControlSize::Card)),
      m_second(makeButton({}, ButtonKind::Normal, {}, ControlSize::Card)),
      m_remove(makeButton(tr("Remove"), ButtonKind::Quiet, {}, ControlSize::Card))
{
    auto* head = new QVBoxLayout;
    head->setContentsMargins(10, 10, 10, 8);
    head->setSpacing(8);
    m_parts->setItems({{tablesId, tr("Tables")}, {queriesId, tr("Queries")}, {historyId, tr("History")}});
    head->addWidget(m_parts, 0, Qt::AlignLeft);
    setControlSize(m_filter, ControlSize::Card);
    m_filter->setFont(ui::font(TextRole::Small));
    m_filter->addAction(icon(u"search"_s, Ink::Secondary), QLineEdit::LeadingPosition);
    m_filter->setClearButtonEnabled(true);
    head->addWidget(m_filter);
    body()->addLayout(head);

    m_tree->setHeaderHidden(true);
    m_tree->setFrameStyle(QFrame::NoFrame);
    m_tree->setIndentation(14);
    m_tree->setUniformRowHeights(true);
    m_tree->setExpandsOnDoubleClick(false);
    m_tree->setTextElideMode(Qt::ElideRight);
    m_tree->setContextMenuPolicy(Qt::CustomContextMenu);
    m_tree->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    body()->addWidget(m_tree, 1);

    auto* foot = new QVBoxLayout;
    foot->setContentsMargins(10, 8, 10, 10);
    foot->setSpacing(8);
    m_about->setWordWrap(true);
    foot->addWidget(m_about);
    auto* chainLayout = new QHBoxLayout(m_chainRow);
    chainLayout->setContentsMargins(0, 0, 0, 0);
    chainLayout->addWidget(new Text(tr("Chain"), TextRole::Small, Ink::Secondary));
    setControlSize(m_chain, ControlSize::Card);
    m_chain->setAccessibleName(tr("Chain that the query reads"));
    chainLayout->addWidget(m_chain, 1);
    foot->addWidget(m_chainRow);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(6);
    buttons->addWidget(m_first);
    buttons->addWidget(m_second);
    buttons->addStretch(1);
    buttons->addWidget(m_remove);
    foot->addLayout(buttons);
    body()->addLayout(foot);

    connect(m_parts, &Segments::currentChanged, this, [this] {
        m_filter->clear();
        fill();
    });
    connect(m_filter, &QLineEdit::textChanged, this, &SqlSide::fill);
    connect(m_tree, &QTreeWidget::itemExpanded, this, &SqlSide::expand);
    connect(m_tree, &QTreeWidget::itemCollapsed, this,
            [this](QTreeWidgetItem* item) { m_open.removeAll(item->data(0, FoldData).toString()); });
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &SqlSide::renewButtons);
    connect(m_tree, &QTreeWidget::itemActivated, this, [this](QTreeWidgetItem* item) {
        if (chosen().name.isEmpty() && chosen().statement.isEmpty())
            item->setExpanded(!item->isExpanded());
        else
            useFirst();
    });
    connect(m_tree, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (!m_tree->itemAt(at) || (!m_first->isEnabled() && !m_second->isEnabled()))
            return;
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (QPushButton* button : {m_first, m_second, m_remove})
            if (!button->isHidden() && button->isEnabled())
                connect(menu->addAction(button->text()), &QAction::triggered, button, &QPushButton::click);
        menu->popup(m_tree->viewport()->mapToGlobal(at));
    });
    connect(m_first, &QPushButton::clicked, this, &SqlSide::useFirst);
    connect(m_second, &QPushButton::clicked, this, &SqlSide::useSecond);
    connect(m_remove, &QPushButton::clicked, this, &SqlSide::remove);
    show(tablesId);
    fill();
}

void SqlSide::show(const QString& part)
{
    if (m_parts->current() == part)
        return;
    m_parts->setCurrent(part);
    fill();
}

void SqlSide::setQueries(std::vector<SavedQuery> queries, std::vector<FamilyInfo> families)
{
    m_queries = std::move(queries);
    m_families = std::move(families);
    if (m_parts->current() == queriesId)
        fill();
}

void SqlSide::renewTables(const QString& failure)
{
    m_failure = failure;
    if (m_parts->current() != historyId)
        fill();
}

void SqlSide::renewOwn()
{
    if (m_parts->current() != tablesId)
        fill();
}

QTreeWidgetItem* SqlSide::add(QTreeWidgetItem* parent, const QString& text, const QString& tip)
{
    auto* item = parent ? new QTreeWidgetItem(parent) : new QTreeWidgetItem(m_tree);
    item->setText(0, text);
    if (!tip.isEmpty())
        item->setToolTip(0, plainTip(safeLines(tip)));
    return item;
}

void SqlSide::fill()
{
    const QString part = m_parts->current();
    const QStringList open = m_open;
    m_tree->clear();
    m_tree->setAccessibleName(part == tablesId    ? tr("Tables and columns")
                              : part == queriesId ? tr("Saved queries")
                                                  : tr("Statement history"));
    m_filter->setPlaceholderText(part == tablesId    ? tr("Find table")
                                 : part == queriesId ? tr("Find query")
                                                     : tr("Find statement"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    if (part == tablesId)
        fillTables();
    else if (part == queriesId)
        fillQueries();
    else
        fillHistory();
    m_open = open;
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        if (QTreeWidgetItem* item = m_tree->topLevelItem(i); m_open.contains(item->data(0, FoldData).toString()))
            item->setExpanded(true);
    renewButtons();
}

QTreeWidgetItem* SqlSide::addTable(QTreeWidgetItem* parent, const SqlTable& table, bool withSchema)
{
    const QString full = sql::quotedName(table.schema) + u'.' + sql::quotedName(table.name);
    const QString shown = (withSchema ? table.schema + u'.' : QString()) + table.name;
    const bool function = table.kind == "function"_L1;
    QTreeWidgetItem* item =
        add(parent, shown + (function ? u"()"_s : QString()), function ? table.arguments : table.about);
    item->setData(0, NameData, function ? full + u'(' + table.arguments + u')' : full);
    if (!function)
        item->setData(0, PreviewData, u"SELECT * FROM %1 LIMIT 100"_s.arg(full));
    item->setIcon(0, icon(function ? u"branch"_s : table.kind == "view"_L1 ? u"eye"_s : u"list"_s, Ink::Secondary));
    QStringList about;
    if (table.rows && *table.rows > 0)
        about << tr("about %1 rows", nullptr, format::plural(*table.rows)).arg(format::number(*table.rows));
    if (function)
        about << table.arguments;
    item->setData(0, AboutData, about.join(u" · "_s));
    if (!table.columns.empty())
        item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
    return item;
}

void SqlSide::fillTables()
{
    if (!m_failure.isEmpty()) {
        add(nullptr, m_failure, m_failure)->setFlags(Qt::NoItemFlags);
        return;
    }
    const QString wanted = m_filter->text().trimmed();
    if (!wanted.isEmpty()) {
        int found = 0;
        for (const SqlTable& table : m_words->tables())
            if ((table.schema + u'.' + table.name).contains(wanted, Qt::CaseInsensitive) && ++found <= mostFound)
                addTable(nullptr, table, true);
        if (found == 0)
            add(nullptr, tr("No table name matches."), {})->setFlags(Qt::NoItemFlags);
        return;
    }
    for (const QString& schema : m_words->schemas()) {
        QTreeWidgetItem* item = add(nullptr, schema, {});
        item->setIcon(0, icon(u"database"_s, Ink::Secondary));
        item->setData(0, FoldData, schema);
        item->setChildIndicatorPolicy(QTreeWidgetItem::ShowIndicator);
    }
}

/// Tables of a schema and columns of a table are created on demand: a workspace has tens of thousands.
void SqlSide::expand(QTreeWidgetItem* item)
{
    const QString fold = item->data(0, FoldData).toString();
    if (!fold.isEmpty() && !m_open.contains(fold))
        m_open << fold;
    if (item->childCount() > 0)
        return;
    if (m_words->schemas().contains(fold)) {
        for (const SqlTable& table : m_words->tables())
            if (table.schema == fold)
                addTable(item, table, false);
        return;
    }
    const QString name = item->data(0, NameData).toString();
    for (const SqlTable& table : m_words->tables())
        if (sql::quotedName(table.schema) + u'.' + sql::quotedName(table.name) == name) {
            for (const SqlColumn& column : table.columns) {
                QTreeWidgetItem* child = add(item, column.name + u"  "_s + shortType(column.type), column.type);
                child->setData(0, NameData, sql::quotedName(column.name));
                child->setForeground(0, inkColor(Ink::Secondary));
            }
            return;
        }
}

void SqlSide::fillQueries()
{
    const QString wanted = m_filter->text().trimmed();
    const auto group = [&](const QString& title, const QString& fold) {
        QTreeWidgetItem* item = add(nullptr, title, {});
        item->setData(0, FoldData, fold);
        return item;
    };
    const auto matches = [&](const QString& text) { return text.contains(wanted, Qt::CaseInsensitive); };
    QTreeWidgetItem* own = nullptr;
    for (const OwnQuery& query : ownQueries(*m_desk))
        if (matches(query.name)) {
            if (!own)
                own = group(tr("Saved by you"), u"own"_s);
            QTreeWidgetItem* item = add(own, query.name, query.text.left(300));
            item->setData(0, StatementData, query.text);
            item->setData(0, OwnData, query.name);
        }
    QHash<QString, QTreeWidgetItem*> parents;
    for (const SavedQuery& query : m_queries) {
        if (!matches(queryTitle(query)) && !matches(queryAbout(query)))
            continue;
        QTreeWidgetItem*& parent = parents[query.family];
        if (!parent)
            parent = group(titleOf(query.family), u"group "_s + query.family);
        QTreeWidgetItem* item = add(parent, queryTitle(query), queryAbout(query));
        item->setData(0, StatementData, query.text);
        item->setData(0, AboutData, queryAbout(query));
        item->setData(0, FamilyData, query.usesChain() ? query.family : QString());
    }
    for (int i = 0; i < m_tree->topLevelItemCount(); ++i)
        m_tree->topLevelItem(i)->setExpanded(true);
    if (m_tree->topLevelItemCount() == 0)
        add(nullptr, tr("No query name matches."), {})->setFlags(Qt::NoItemFlags);
}

QString SqlSide::titleOf(const QString& family) const
{
    for (const FamilyInfo& each : m_families)
        if (each.id == family)
            return engineWords(each.label);
    return family.isEmpty() ? tr("Workspace") : family;
}

void SqlSide::fillHistory()
{
    const QString wanted = m_filter->text().trimmed();
    for (const RunStatement& one : statementHistory(*m_desk)) {
        if (!one.text.contains(wanted, Qt::CaseInsensitive))
            continue;
        QTreeWidgetItem* item = add(nullptr, format::safe(one.text.simplified().left(120)), one.text.left(1000));
        item->setData(0, StatementData, one.text);
        item->setData(
            0, AboutData,
            format::time(one.at) + u" · "_s +
                (one.rows < 0 ? tr("failed")
                              : (tr("%1 rows", nullptr, format::plural(one.rows)).arg(format::number(one.rows))) +
                                    u" · "_s + format::milliseconds(one.milliseconds)));
    }
    if (m_tree->topLevelItemCount() == 0)
        add(nullptr, wanted.isEmpty() ? tr("No statements have been run.") : tr("No statement matches."), {})
            ->setFlags(Qt::NoItemFlags);
}

SqlSide::Chosen SqlSide::chosen() const
{
    Chosen all;
    const QTreeWidgetItem* item = m_tree->currentItem();
    if (!item)
        return all;
    all.name = item->data(0, NameData).toString();
    all.preview = item->data(0, PreviewData).toString();
    all.own = item->data(0, OwnData).toString();
    all.statement = item->data(0, StatementData).toString();
    if (!item->data(0, FamilyData).toString().isEmpty())
        all.statement.replace(u"{chain}"_s, sql::quotedName(m_chain->currentText()));
    return all;
}

void SqlSide::renewButtons()
{
    const bool tables = m_parts->current() == tablesId;
    const QTreeWidgetItem* item = m_tree->currentItem();
    const QString family = item ? item->data(0, FamilyData).toString() : QString();
    if (!family.isEmpty()) {
        const QString last = m_chain->currentText();
        m_chain->clear();
        const QStringList readable = m_words->schemas();
        for (const QString& schema : readable)
            if (m_snapshot &&
                std::any_of(m_snapshot->chains.begin(), m_snapshot->chains.end(), [&](const ChainSnapshot& chain) {
                    return chain.schema == schema && chain.family == family;
                }))
                m_chain->addItem(schema);
        if (const int at = m_chain->findText(last); at >= 0)
            m_chain->setCurrentIndex(at);
    }
    const bool chainMissing = !family.isEmpty() && m_chain->count() == 0;
    m_chainRow->setVisible(!family.isEmpty() && m_chain->count() > 0);
    const Chosen now = chosen();
    m_first->setText(tables ? tr("Insert") : tr("Open"));
    m_second->setText(tables ? tr("First 100 rows") : tr("Run"));
    m_first->setAccessibleName(tables ? tr("Insert name into the editor") : tr("Open in the editor"));
    m_second->setAccessibleName(tables ? tr("Show the first 100 rows") : tr("Run this query"));
    m_first->setEnabled(!chainMissing && (tables ? !now.name.isEmpty() : !now.statement.isEmpty()));
    m_second->setEnabled(!chainMissing && (tables ? !now.preview.isEmpty() : !now.statement.isEmpty()));
    m_remove->setVisible(!now.own.isEmpty());
    QString about = item ? item->data(0, AboutData).toString() : QString();
    if (chainMissing)
        about =
            tr("This query reads the tables of one chain, and the workspace has no chain of this kind. Add one "
               "first.");
    m_about->setText(about);
    m_about->setVisible(!about.isEmpty());
}

void SqlSide::useFirst()
{
    const Chosen now = chosen();
    if (!m_first->isEnabled())
        return;
    if (!now.statement.isEmpty())
        Q_EMIT openStatement(now.statement);
    else if (!now.name.isEmpty())
        Q_EMIT insertName(now.name);
}

void SqlSide::useSecond()
{
    const Chosen now = chosen();
    if (!now.statement.isEmpty())
        Q_EMIT runNow(now.statement);
    else if (!now.preview.isEmpty())
        Q_EMIT runNow(now.preview);
}

void SqlSide::remove()
{
    dropQuery(*m_desk, chosen().own);
    fill();
}

}  // namespace signalbox::ui
