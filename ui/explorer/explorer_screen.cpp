// SPDX-License-Identifier: GPL-3.0-or-later

#include "explorer/explorer_screen.h"

#include <QLineEdit>
#include <QScopedValueRollback>
#include <QStackedWidget>

#include "desk/desk.h"
#include "explorer/explorer_words.h"
#include "explorer/found_table.h"
#include "explorer/front_panel.h"
#include "explorer/object_view.h"
#include "explorer/search_bar.h"
#include "language/engine_words.h"
#include "models/answer.h"
#include "signalbox/engine.h"
#include "signalbox/literals.h"
#include "widgets/empty_state.h"

namespace signalbox::ui {

ExplorerScreen::ExplorerScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_search(new SearchBar),
      m_chains(new FoundTable(context->desk)),
      m_stack(new QStackedWidget),
      m_object(new ObjectView(context->desk)),
      m_empty(new EmptyState(u"explorer"_s)),
      m_front(new FrontPanel(context->desk))
{
    auto* below = new QWidget;
    auto* results = new QVBoxLayout(below);
    results->setContentsMargins(0, 0, 0, 0);
    results->setSpacing(12);
    results->addWidget(m_chains);
    results->addWidget(m_stack, 1);
    m_stack->addWidget(m_object);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_front);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(16, 12, 16, 16);
    box->setSpacing(8);
    box->addWidget(m_search);
    box->addWidget(below, 1);
    listen();
    showNothing();
}

void ExplorerScreen::listen()
{
    connect(m_search, &SearchBar::lookUp, this, &ExplorerScreen::lookUp);
    connect(m_search, &SearchBar::step, this, [this](int by) {
        if (!m_visits.canStep(by))
            return;
        m_place = m_visits.step(by);
        ask();
        Q_EMIT addressChanged();
    });
    connect(m_chains, &FoundTable::kindChosen, this, [this](const ExplorerKey& key) {
        go({key.kind, key.key, {}, m_place.height});
    });
    connect(m_chains, &DataTable::currentRowChanged, this, [this](int row) {
        if (!m_filling)
            showChain(row);
    });
    const auto follow = [this](const QString& address) { context().go(address); };
    connect(m_object, &ObjectView::goRequested, this, follow);
    connect(m_front, &FrontPanel::goRequested, this, follow);
    connect(m_front, &FrontPanel::answered, this, [this](bool any) {
        if (m_place.key.isEmpty())
            m_stack->setCurrentWidget(any ? static_cast<QWidget*>(m_front) : m_empty);
    });
    connect(m_object, &ObjectView::heightChosen, this, [this](qlonglong height) {
        ExplorerPlace place = m_place;
        place.height = height;
        if (const ExplorerChain* chain = m_chains->chain(m_chains->currentRow()))
            place.chain = chain->caip2;
        go(place);
    });
}

void ExplorerScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_object->setEngine(engine);
    ++m_ticket;
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
    const auto wanted = ExplorerPlace::of(rest);
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
        m_chains->searched() == m_place.key)
        return go({m_place.kind, m_place.key, m_place.chain, height});
    askAll(text);
}

void ExplorerScreen::go(const ExplorerPlace& place)
{
    m_place = place;
    m_visits.visit(place);
    ask();
    Q_EMIT addressChanged();
}

/// Finds every kind that a text can be.
void ExplorerScreen::askAll(const QString& text)
{
    if (!engine() || !engine()->explorer())
        return;
    m_chains->setSearching();
    whenAnswered(engine()->explorer()->search(text), this,
                 [this, ticket = ++m_ticket](const Expected<ExplorerHits>& hits) {
                     if (ticket != m_ticket)
                         return;
                     if (!hits)
                         return showError(hits.error());
                     showKinds(*hits);
                     const ExplorerKey& first = hits->hits.empty() ? hits->keys.front() : hits->hits.front().key;
                     go({first.kind, first.key, {}, m_place.height});
                 });
}

void ExplorerScreen::showKinds(const ExplorerHits& hits)
{
    m_chains->setHits(hits);
    if (m_place.kind)
        m_chains->setKind(*m_place.kind);
}

void ExplorerScreen::ask()
{
    m_search->setSteps(m_visits.canStep(-1), m_visits.canStep(1));
    m_search->set(m_place.key, m_place.height);
    m_pending = !engine() || !engine()->explorer();
    if (m_pending || m_place.key.isEmpty() || !m_place.kind)
        return;
    Explorer* explorer = engine()->explorer();
    m_chains->setSearching();
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
    if (m_chains->searched() != m_place.key)
        whenAnswered(explorer->search(m_place.key), this, [this, ticket](const Expected<ExplorerHits>& hits) {
            if (ticket == m_ticket && hits)
                showKinds(*hits);
        });
    m_chains->setKind(*m_place.kind);
}

void ExplorerScreen::take(const ExplorerAnswer& answer)
{
    m_answer = answer;
    const QScopedValueRollback filling(m_filling, true);  // automatic selections are not recorded in the history
    m_chains->show();
    m_chains->setAnswer(answer, m_place.height);
    arrange();
    const int row = m_chains->rowFor(m_place.chain);
    if (row < 0)
        return showNotFound(answer);
    m_stack->setCurrentWidget(m_object);
    m_chains->view()->setCurrentIndex(m_chains->view()->model()->index(row, 0));
    showChain(row);
}

void ExplorerScreen::showNotFound(const ExplorerAnswer& answer)
{
    const bool unknown = std::any_of(answer.chains.begin(), answer.chains.end(), [](const ExplorerChain& chain) {
        return chain.error && chain.error->code == u"HEIGHT_UNKNOWN"_s;
    });
    m_empty->setIcon(u"explorer"_s);
    m_empty->setText(unknown ? tr("That block is outside the indexed range of the chains above. Choose another block, "
                                  "or show the current state.")
                             : tr("Not found on the chains above. It may be in blocks outside their complete range."));
    if (m_place.height)
        m_empty->setButton(tr("Show current state"), u"clock"_s, [this] {
            ExplorerPlace now = m_place;
            now.height.reset();
            go(now);
        });
    else
        m_empty->setButton(tr("Show chains"), u"chains"_s, [this] { context().go(u"chains"_s); });
    m_stack->setCurrentWidget(m_empty);
}

void ExplorerScreen::showChain(int row)
{
    const ExplorerChain* chain = m_chains->chain(row);
    if (!chain || !m_answer)
        return;
    if (!m_filling && m_place.chain != chain->caip2) {
        m_place.chain = chain->caip2;
        m_visits.correct(m_place);
        Q_EMIT addressChanged();
    }
    m_object->showObject(m_answer->kind, m_answer->key, *chain);
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
    m_chains->setRoom(height());
    m_object->setRoom(height());
}

void ExplorerScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_object->setDropLevel(narrow ? 2 : 0);
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
