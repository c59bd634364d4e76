// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/explorer_screen.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScopedValueRollback>
#include <QSplitter>
#include <QStackedWidget>
#include <QUrlQuery>

#include "desk/desk.h"
#include "explorer/facts_panel.h"
#include "explorer/front_panel.h"
#include "explorer/list_panel.h"
#include "explorer/search_bar.h"
#include "explorer/trend_chart.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/engine.h"
#include "signalbox/literals.h"
#include "widgets/empty_state.h"
#include "widgets/format.h"
#include "widgets/segments.h"

namespace signalbox::ui {

namespace {
constexpr int mostChainRows = 5;
constexpr size_t mostVisits = 100;
}  // namespace

QString ExplorerScreen::Place::address() const
{
    if (key.isEmpty())
        return {};
    const QString words = ExplorerWords::address(kind.value_or(ExplorerKind::Account), key, chain, height);
    return words.section(u'/', 1);
}

std::optional<ExplorerScreen::Place> ExplorerScreen::place(const QString& rest)
{
    const QString path = rest.section(u'?', 0, 0);
    const auto kind = explorerKind(path.section(u'/', 0, 0));
    const QString key = path.section(u'/', 1);
    if (!kind || key.isEmpty())
        return std::nullopt;
    Place place{kind, {}, {}, {}};
    for (const ExplorerKey& each : recognizeKey(key))
        if (each.kind == *kind)
            place.key = each.key;
    if (place.key.isEmpty())
        return std::nullopt;
    const QUrlQuery query(rest.section(u'?', 1));
    place.chain = query.queryItemValue(u"chain"_s, QUrl::FullyDecoded);
    bool ok = false;
    if (const qlonglong height = query.queryItemValue(u"height"_s).toLongLong(&ok); ok && height >= 0)
        place.height = height;
    return place;
}

ExplorerScreen::ExplorerScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_search(new SearchBar),
      m_kinds(new Segments(tr("Kind of object"))),
      m_chains(new DataTable(context->desk, u"explorer/chains"_s, {})),
      m_stack(new QStackedWidget),
      m_empty(new EmptyState(u"explorer"_s)),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_front(new FrontPanel(context->desk)),
      m_facts(new FactsPanel),
      m_trendCard(new Card(tr("Amount by block"))),
      m_trend(new TrendChart),
      m_list(new ListPanel(context->desk)),
      m_whole(new Card(tr("Full message"))),
      m_wholeText(new QPlainTextEdit),
      m_results(new QWidget)
{
    m_chains->head()->setHeight(40);
    m_chains->head()->addRight(m_kinds);
    m_chains->view()->setAccessibleName(tr("Results by chain"));
    m_chains->view()->setSelectionMode(QAbstractItemView::SingleSelection);
    m_kinds->hide();
    m_trendCard->body()->addWidget(m_trend, 1);
    m_wholeText->setReadOnly(true);
    m_wholeText->setFrameShape(QFrame::NoFrame);
    m_wholeText->setFont(ui::font(TextRole::Mono));
    m_wholeText->setAccessibleName(tr("Full message"));
    m_wholeText->setTabChangesFocus(true);
    m_wholeText->viewport()->setAutoFillBackground(false);
    m_whole->addPadded()->addWidget(m_wholeText);

    auto* right = new QWidget;
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(m_trendCard);
    column->addWidget(m_list, 1);
    column->addWidget(m_whole, 1);
    m_splitter->addWidget(m_facts);
    m_splitter->addWidget(right);
    m_splitter->setHandleWidth(12);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_facts->setMinimumWidth(220);
    right->setMinimumWidth(280);
    m_splitter->setSizes({400, 760});
    context->desk->rememberSplitter(m_splitter, u"explorer/splitter"_s);

    auto* results = new QVBoxLayout(m_results);
    results->setContentsMargins(0, 0, 0, 0);
    results->setSpacing(12);
    results->addWidget(m_chains);
    results->addWidget(m_stack, 1);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_front);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(16, 12, 16, 16);
    box->setSpacing(8);
    box->addWidget(m_search);
    box->addWidget(m_results, 1);

    connect(m_search, &SearchBar::lookUp, this, &ExplorerScreen::lookUp);
    connect(m_search, &SearchBar::step, this, [this](int by) {
        const int to = m_visit + by;
        if (to < 0 || to >= int(m_visited.size()))
            return;
        m_visit = to;
        m_place = m_visited[size_t(to)];
        ask();
        Q_EMIT addressChanged();
    });
    connect(m_kinds, &Segments::currentChanged, this, [this](const QString& id) {
        for (const ExplorerHits::Hit& hit : m_hits)
            if (id == QLatin1String(name(hit.key.kind)))
                go({hit.key.kind, hit.key.key, {}, m_place.height});
    });
    connect(m_chains, &DataTable::currentRowChanged, this, [this](int row) {
        if (!m_filling)
            showChain(row);
    });
    const auto follow = [this](const QString& address) { this->context().go(address); };
    connect(m_facts, &FactsPanel::goRequested, this, follow);
    connect(m_front, &FrontPanel::goRequested, this, follow);
    connect(m_front, &FrontPanel::answered, this, [this](bool any) {
        if (m_place.key.isEmpty())
            m_stack->setCurrentWidget(any ? static_cast<QWidget*>(m_front) : m_empty);
    });
    connect(m_list, &ListPanel::goRequested, this, follow);
    connect(m_trend, &TrendChart::chosen, this, [this](qlonglong height) {
        Place place = m_place;
        place.height = height;
        if (const ExplorerChain* chain = m_found ? m_found->at(m_chains->currentRow()) : nullptr)
            place.chain = chain->caip2;
        go(place);
    });
    showNothing();
    renewSteps();
}

void ExplorerScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_list->setEngine(engine);
    ++m_ticket;
    ++m_trendTicket;
    m_search->setReady(engine && engine->explorer());
    if (engine && m_pending)
        ask();
    askFront();
}

void ExplorerScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    m_search->setReady(engine() && engine()->explorer());
}

void ExplorerScreen::refresh()
{
    if (!m_place.key.isEmpty())
        ask();
    askFront();
}

void ExplorerScreen::watched(bool visible)
{
    if (visible)
        askFront();
}

/// The start page is refreshed on each visit.
void ExplorerScreen::askFront()
{
    if (m_place.key.isEmpty() && isWatched())
        m_front->ask(engine());
}

QWidget* ExplorerScreen::findField()
{
    return m_search->field();
}

bool ExplorerScreen::open(const QString& rest)
{
    if (rest.isEmpty())
        return true;  // keep the object shown
    const auto wanted = place(rest);
    if (!wanted)
        return false;
    if (*wanted != m_place)
        go(*wanted);
    return true;
}

QString ExplorerScreen::address() const
{
    return m_place.address();
}

std::vector<PaletteCommand> ExplorerScreen::commands()
{
    return {{tr("Search for a key"), tr("Explorer"), u"explorer"_s,
             [this] { m_search->field()->setFocus(Qt::ShortcutFocusReason); }}};
}

void ExplorerScreen::lookUp(const QString& text, std::optional<Height> height)
{
    const auto keys = recognizeKey(text);
    if (keys.empty())
        return;
    m_place.height = height;
    // the same object at another block keeps its kind
    if (m_place.kind &&
        std::any_of(keys.begin(), keys.end(),
                    [this](const ExplorerKey& key) { return key.kind == *m_place.kind && key.key == m_place.key; }) &&
        m_hitsOf == m_place.key)
        return go({m_place.kind, m_place.key, m_place.chain, height});
    askAll(text);
}

void ExplorerScreen::go(const Place& place)
{
    m_place = place;
    m_visited.resize(size_t(m_visit + 1));
    if (m_visited.empty() || m_visited.back() != place)
        m_visited.push_back(place);
    if (m_visited.size() > mostVisits)
        m_visited.erase(m_visited.begin());
    m_visit = int(m_visited.size()) - 1;
    ask();
    Q_EMIT addressChanged();
}

void ExplorerScreen::renewSteps()
{
    m_search->setSteps(m_visit > 0, m_visit + 1 < int(m_visited.size()));
}

/// Finds every kind that a text can be.
void ExplorerScreen::askAll(const QString& text)
{
    if (!engine() || !engine()->explorer())
        return;
    m_chains->head()->setNote(tr("Searching"));
    whenAnswered(engine()->explorer()->search(text), this,
                 [this, ticket = ++m_ticket](const Expected<ExplorerHits>& hits) {
                     if (ticket != m_ticket)
                         return;
                     if (hits)
                         takeHits(*hits);
                     else
                         showError(hits.error());
                 });
}

void ExplorerScreen::takeHits(const ExplorerHits& hits)
{
    showKinds(hits);
    const ExplorerKey& first = hits.hits.empty() ? hits.keys.front() : hits.hits.front().key;
    go({first.kind, first.key, {}, m_place.height});
}

void ExplorerScreen::showKinds(const ExplorerHits& hits)
{
    m_hits = hits.hits;
    m_hitsOf = hits.keys.empty() ? QString() : hits.keys.front().key;
    std::vector<Segments::Item> items;
    for (const ExplorerHits::Hit& hit : m_hits)
        items.push_back({QLatin1String(name(hit.key.kind)), ExplorerWords::kind(hit.key.kind)});
    const QSignalBlocker quiet(m_kinds);  // only clicks navigate
    m_kinds->setItems(items);
    m_kinds->setVisible(items.size() > 1);
    if (m_place.kind)
        m_kinds->setCurrent(QLatin1String(name(*m_place.kind)));
}

void ExplorerScreen::ask()
{
    renewSteps();
    m_search->set(m_place.key, m_place.height);
    m_pending = !engine() || !engine()->explorer();
    if (m_pending || m_place.key.isEmpty() || !m_place.kind)
        return;
    Explorer* explorer = engine()->explorer();
    m_chains->head()->setNote(tr("Searching"));
    const quint64 ticket = ++m_ticket;
    whenAnswered(explorer->find({*m_place.kind, m_place.key, {}, m_place.height}), this,
                 [this, ticket](const Expected<ExplorerAnswer>& answer) {
                     if (ticket != m_ticket)
                         return;
                     if (answer)
                         take(*answer);
                     else
                         showError(answer.error());
                 });
    // Opened by an address: list the other kinds of the key.
    if (m_hitsOf != m_place.key)
        whenAnswered(explorer->search(m_place.key), this, [this, ticket](const Expected<ExplorerHits>& hits) {
            if (ticket == m_ticket && hits)
                showKinds(*hits);
        });
    const QSignalBlocker quiet(m_kinds);
    m_kinds->setCurrent(QLatin1String(name(*m_place.kind)));
}

void ExplorerScreen::take(const ExplorerAnswer& answer)
{
    m_answer = answer;
    const QScopedValueRollback filling(m_filling, true);  // automatic selections are not recorded in the history
    m_chains->show();
    FoundChains* old = m_found;
    m_found = new FoundChains(answer.kind, this);
    m_found->resetRows(answer.chains);
    m_chains->setPagedModel(m_found);
    delete old;
    arrange();
    const auto found = std::count_if(answer.chains.begin(), answer.chains.end(),
                                     [](const ExplorerChain& chain) { return !chain.records.empty(); });
    m_chains->head()->setTitle(ExplorerWords::kind(answer.kind) + u' ' +
                               (answer.key.size() > 20 ? shortKey(answer.key) : groupedDigits(answer.key)));
    QString note = tr("found on %1 of %2 chains, %3", nullptr, int(answer.chains.size()))
                       .arg(format::number(qint64(found)), format::number(qint64(answer.chains.size())),
                            format::milliseconds(answer.milliseconds));
    if (m_place.height)
        note = tr("state at block %1: %2").arg(format::number(*m_place.height), note);
    m_chains->head()->setNote(note);
    if (found == 0) {
        const bool unknown = std::any_of(answer.chains.begin(), answer.chains.end(), [](const ExplorerChain& chain) {
            return chain.error && chain.error->code == u"HEIGHT_UNKNOWN"_s;
        });
        m_empty->setIcon(u"explorer"_s);
        m_empty->setText(unknown
                             ? tr("That block is outside the indexed range of the chains above. Choose another block, "
                                  "or show the current state.")
                             : tr("Not found on the chains above. It may be in blocks outside their complete range."));
        if (m_place.height)
            m_empty->setButton(tr("Show current state"), u"clock"_s, [this] {
                Place now = m_place;
                now.height.reset();
                go(now);
            });
        else
            m_empty->setButton(tr("Show chains"), u"chains"_s, [this] { context().go(u"chains"_s); });
        m_stack->setCurrentWidget(m_empty);
        return;
    }
    int row = -1;
    for (int i = 0; i < m_found->rowCount(); ++i) {
        const ExplorerChain& chain = *m_found->at(i);
        if (!chain.records.empty() && (row < 0 || chain.caip2 == m_place.chain))
            row = i;
    }
    m_stack->setCurrentWidget(m_splitter);
    m_chains->view()->setCurrentIndex(m_found->index(row, 0));
    showChain(row);
}

void ExplorerScreen::showChain(int row)
{
    const ExplorerChain* chain = m_found ? m_found->at(row) : nullptr;
    if (!chain || !m_answer)
        return;
    if (!m_filling && m_place.chain != chain->caip2) {
        m_place.chain = chain->caip2;
        if (m_visit >= 0 && m_visit < int(m_visited.size()))
            m_visited[size_t(m_visit)] = m_place;
        Q_EMIT addressChanged();
    }
    m_facts->show(m_answer->kind, *chain);
    const bool transaction = m_answer->kind == ExplorerKind::Transaction;
    m_whole->setVisible(transaction);
    m_list->setVisible(!transaction);
    if (transaction) {
        m_wholeText->setPlainText(chain->records.empty() ? QString()
                                                         : format::safe(chain->records.front().value("msg")));
        m_trendCard->hide();
        return;
    }
    m_list->show(m_answer->kind, m_answer->key, *chain);
    askTrend(*chain);
}

void ExplorerScreen::askTrend(const ExplorerChain& chain)
{
    const bool has = m_answer->kind != ExplorerKind::Block;
    m_trendCard->setVisible(has && height() >= 560);
    if (!has || !engine() || !engine()->explorer())
        return;
    whenAnswered(engine()->explorer()->trend(m_answer->kind, m_answer->key, chain.caip2), this,
                 [this, ticket = ++m_trendTicket, mark = chain.mark,
                  until = chain.indexed.value_or(0)](const Expected<ExplorerTrend>& trend) {
                     if (ticket != m_trendTicket)
                         return;
                     if (!trend)
                         return m_trend->clear(engineWords(trend.error()));
                     m_trendCard->head()->setTitle(tr("%1 by block").arg(ExplorerWords::field(trend->field)));
                     m_trendCard->head()->setNote(trend->complete
                                                      ? tr("all changes")
                                                      : tr("sample of %n changes", nullptr, int(trend->values.size())));
                     m_trend->setTrend(*trend, mark, until);
                 });
}

void ExplorerScreen::showError(const Error& error)
{
    m_answer.reset();
    m_chains->hide();
    m_empty->setIcon(u"warning"_s);
    m_empty->setText(engineWords(error));
    m_empty->setButton(tr("Retry now"), u"refresh"_s, [this] { refresh(); });
    m_stack->setCurrentWidget(m_empty);
}

void ExplorerScreen::showNothing()
{
    m_chains->hide();
    m_empty->setIcon(u"explorer"_s);
    m_empty->setText(
        tr("Search accounts, validators, pools, orders, blocks and transactions of all Canopy chains, now or at any "
           "earlier block."));
    m_empty->setButton(tr("Search"), u"search"_s, [this] { m_search->field()->setFocus(Qt::ShortcutFocusReason); });
    m_stack->setCurrentWidget(m_empty);
}

void ExplorerScreen::arrange()
{
    const int rows = m_found ? std::clamp(m_found->rowCount(), 1, height() < 560 ? 2 : mostChainRows) : 1;
    m_chains->setFixedHeight(40 + 28 + rows * ThemeManager::instance().rowHeight() + 4);
    if (m_answer)
        m_trendCard->setVisible(height() >= 560 && m_answer->kind != ExplorerKind::Block &&
                                m_answer->kind != ExplorerKind::Transaction);
    m_trendCard->setFixedHeight(height() < 700 ? 150 : 190);
}

void ExplorerScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_list->setDropLevel(narrow ? 2 : 0);
    m_chains->setDropLevel(narrow ? 1 : 0);
}

void ExplorerScreen::resizeEvent(QResizeEvent* event)
{
    Screen::resizeEvent(event);
    arrange();
}

ScreenEntry explorerScreenEntry()
{
    ScreenEntry entry;
    entry.id = u"explorer"_s;
    entry.icon = u"explorer"_s;
    entry.title = [] { return ExplorerScreen::tr("Explorer"); };
    entry.make = [](ScreenContext* context) { return new ExplorerScreen(context); };
    entry.shown = anyHas<Feature::Explorer>;
    return entry;
}

}  // namespace signalbox::ui
