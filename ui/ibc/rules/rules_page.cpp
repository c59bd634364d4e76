// SPDX-License-Identifier: GPL-3.0-or-later

#include "ibc/rules/rules_page.h"

#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "desk/desk.h"
#include "ibc/rules/denom_price_sheet.h"
#include "ibc/rules/rule_models.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/literals.h"
#include "tables/column_fit.h"
#include "tables/data_table.h"
#include "theme/icon.h"
#include "widgets/button.h"
#include "widgets/empty_state.h"

namespace signalbox::ui {

namespace {

constexpr qint64 stuckByDefault = 900, criticalByDefault = 3'600;
constexpr int headHeight = 40;

DataTable* makeTable(Desk* desk, const QString& id, const QString& title, QAbstractItemModel* model)
{
    auto* table = new DataTable(desk, id, title);
    table->setModel(model);
    table->head()->setHeight(headHeight);
    table->setLoading(true);
    table->view()->setAccessibleName(title);
    new ColumnFit(table->view());
    table->setMinimumWidth(320);
    return table;
}

/// What applies to the end now: of the rows that cover it, the last one, as the most general comes first.
StuckThreshold inherited(const std::vector<StuckThreshold>& all)
{
    StuckThreshold fresh{{}, {}, {}, stuckByDefault, criticalByDefault};
    for (const StuckThreshold& row : all)
        if (row.chainId.isEmpty() && row.channel.isEmpty()) {
            fresh.stuckSeconds = row.stuckSeconds;
            fresh.criticalSeconds = row.criticalSeconds;
        }
    return fresh;
}

}  // namespace

RulesPage::RulesPage(Desk* desk, QWidget* parent)
    : IbcPage(parent),
      m_stack(new QStackedWidget),
      m_page(new QWidget),
      m_off(new EmptyState(u"ibc"_s, tr("This engine cannot change the thresholds and prices of IBC."))),
      m_ages(new ThresholdModel(this)),
      m_usd(new DenomPriceModel(this)),
      m_thresholds(makeTable(desk, u"ibc-thresholds"_s, tr("Stuck thresholds"), m_ages)),
      m_prices(makeTable(desk, u"ibc-prices"_s, tr("Prices"), m_usd)),
      m_splitter(new QSplitter(Qt::Horizontal))
{
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(m_stack);
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_off);
    auto* column = new QVBoxLayout(m_page);
    column->setContentsMargins(16, 12, 16, 16);
    column->addWidget(m_splitter);
    m_splitter->addWidget(m_thresholds);
    m_splitter->addWidget(m_prices);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    desk->rememberSplitter(m_splitter, u"ibc/rules-splitter"_s);
    m_thresholds->setCountLine(true);
    m_thresholds->setCountText(tr("A packet is stuck and critical by the most specific row for its sending end."));
    m_prices->setCountLine(true);
    m_prices->setCountText(tr("A packet is valued at the newest price that was valid when it was counted."));
    m_prices->setQuickFilter(tr("Filter"));
    m_prices->head()->setHeight(headHeight);
    m_prices->setColumnChooser(true);
    connectParts();
}

void RulesPage::connectParts()
{
    auto* addAges = makeButton(tr("Add thresholds…"), ButtonKind::Normal, u"plus"_s, ControlSize::Card);
    auto* addPrice = makeButton(tr("Add price…"), ButtonKind::Normal, u"plus"_s, ControlSize::Card);
    m_thresholds->head()->addRight(addAges);
    m_prices->head()->addRight(addPrice);
    connect(addAges, &QPushButton::clicked, this, [this] { editThreshold(inherited(m_ages->rows()), false); });
    connect(addPrice, &QPushButton::clicked, this, [this] {
        DenomPrice fresh;
        fresh.decimals = 6;
        editPrice(fresh, false);
    });
    connect(m_thresholds, &DataTable::activated, this, [this](int row) {
        if (const StuckThreshold* each = m_ages->at(row))
            editThreshold(*each, true);
    });
    connect(m_prices, &DataTable::activated, this, [this](int row) {
        if (const DenomPrice* each = m_usd->at(row))
            editPrice(*each, true);
    });
    m_thresholds->setRowActions([this](QMenu* menu, const QList<int>& rows) {
        const StuckThreshold* row = rows.size() == 1 ? m_ages->at(rows.first()) : nullptr;
        if (!row)
            return;
        connect(menu->addAction(icon(u"edit"_s), tr("Edit…")), &QAction::triggered, this,
                [this, each = *row] { editThreshold(each, true); });
        QAction* removal = menu->addAction(icon(u"trash"_s), tr("Remove"));
        removal->setEnabled(!row->chainId.isEmpty() || !row->channel.isEmpty());
        connect(removal, &QAction::triggered, this, [this, each = *row] { removeThreshold(each); });
    });
    m_prices->setRowActions([this](QMenu* menu, const QList<int>& rows) {
        const DenomPrice* row = rows.size() == 1 ? m_usd->at(rows.first()) : nullptr;
        if (!row)
            return;
        connect(menu->addAction(icon(u"plus"_s), tr("Add a newer price…")), &QAction::triggered, this,
                [this, each = *row] { editPrice(each, false); });
        connect(menu->addAction(icon(u"edit"_s), tr("Correct this price…")), &QAction::triggered, this,
                [this, each = *row] { editPrice(each, true); });
        connect(menu->addAction(icon(u"trash"_s), tr("Remove all prices of %1").arg(ibc::briefText(row->denom, 40))),
                &QAction::triggered, this, [this, each = *row] { removePrices(each); });
    });
}

void RulesPage::engineChanged()
{
    m_ageAnswer.drop();
    m_priceAnswer.drop();
    m_stack->setCurrentWidget(engine() && !rules() ? static_cast<QWidget*>(m_off) : m_page);
}

void RulesPage::setSnapshot(const WorkspaceSnapshot& snapshot)
{
    m_chains.clear();
    QHash<QString, QString> names;
    for (const ChainSnapshot& chain : snapshot.chains) {
        if (!chain.has(Feature::Ibc))
            continue;
        const QString id = chain.caip2.section(u':', 1);  // the reference of a CAIP-2 ID is the chain's own ID
        m_chains.emplace_back(id, chain.name);
        names.insert(id, chain.name);
    }
    m_ages->setChains(names);
    m_usd->setChains(names);
}

void RulesPage::load()
{
    if (!rules())
        return;
    askThresholds();
    askPrices();
}

void RulesPage::askThresholds()
{
    m_ageAnswer.ask(rules()->thresholds(), this, [this](const Expected<std::vector<StuckThreshold>>& answer) {
        m_thresholds->setLoading(false);
        m_thresholds->setEmpty(answer ? tr("No thresholds are stored.") : engineWords(answer.error()));
        if (!answer)
            return Q_EMIT failed(answer.error());
        m_ages->setRows(*answer);
        Q_EMIT loaded();
    });
}

void RulesPage::askPrices()
{
    m_priceAnswer.ask(rules()->prices(), this, [this](const Expected<std::vector<DenomPrice>>& answer) {
        m_prices->setLoading(false);
        m_prices->setEmpty(answer
                               ? tr("No price is stored. With the price of a denomination, packets and clearings have "
                                    "a value in USD.")
                               : engineWords(answer.error()));
        if (!answer)
            return Q_EMIT failed(answer.error());
        m_usd->setRows(*answer);
        Q_EMIT loaded();
    });
}

void RulesPage::open(RuleSheet* sheet)
{
    m_sheet = sheet;
    connect(sheet, &QDialog::accepted, this, &RulesPage::load);
    sheet->open();
}

void RulesPage::editThreshold(const StuckThreshold& row, bool isStored)
{
    if (rules() && !(m_sheet && m_sheet->isVisible()))
        open(new ThresholdSheet(engine(), row, isStored, m_chains, window()));
}

void RulesPage::editPrice(const DenomPrice& row, bool isStored)
{
    if (rules() && !(m_sheet && m_sheet->isVisible()))
        open(new DenomPriceSheet(engine(), row, isStored, m_chains, window()));
}

QString RulesPage::unsaved() const
{
    return m_sheet && m_sheet->isVisible() && m_sheet->isChanged() ? m_sheet->subject() : QString();
}

void RulesPage::offerUndo(const QString& words, std::function<void(IbcRules&)> undo)
{
    BarMessage message;
    message.key = u"ibc-rules"_s;
    message.state = State::Info;
    message.text = words;
    message.actions.push_back({u"undo"_s, tr("Undo"), false, [this, undo = std::move(undo)] {
                                   if (rules())
                                       undo(*rules());
                               }});
    Q_EMIT told(message);
}

void RulesPage::removeThreshold(const StuckThreshold& row)
{
    if (!rules())
        return;
    whenAnswered(rules()->removeThreshold(row.chainId, row.port, row.channel), this,
                 [this, row](const Expected<Done>& done) {
                     load();
                     if (!done)
                         return Q_EMIT refused(done.error());
                     offerUndo(tr("The thresholds of %1 were removed. Those of its chain or of all chains apply now.")
                                   .arg(endText(row, m_ages->chainText(row.chainId))),
                               [this, row](IbcRules& now) {
                                   whenAnswered(now.setThreshold(row), this, [this](const Expected<Done>& back) {
                                       if (!back)
                                           Q_EMIT refused(back.error());
                                       load();
                                   });
                               });
                 });
}

void RulesPage::removePrices(const DenomPrice& row)
{
    if (!rules())
        return;
    std::vector<DenomPrice> gone;
    for (const DenomPrice& each : m_usd->rows())
        if (each.denom == row.denom && each.chainId == row.chainId)
            gone.push_back(each);
    whenAnswered(rules()->removePrices(row.chainId, row.denom), this, [this, row, gone](const Expected<qint64>& done) {
        load();
        if (!done)
            return Q_EMIT refused(done.error());
        offerUndo(tr("%n prices of %1 were removed. Packets without a price have no value in USD.", nullptr,
                     format::plural(*done))
                      .arg(ibc::briefText(row.denom, 60)),
                  [this, gone](IbcRules& now) {
                      for (const DenomPrice& each : gone)
                          whenAnswered(now.setPrice(each), this, [this](const Expected<Done>& back) {
                              if (!back)
                                  Q_EMIT refused(back.error());
                              load();
                          });
                  });
    });
}

QWidget* RulesPage::findField()
{
    return m_prices->filterField();
}

void RulesPage::setNarrow(bool narrow)
{
    m_splitter->setOrientation(narrow ? Qt::Vertical : Qt::Horizontal);
}

}  // namespace signalbox::ui
