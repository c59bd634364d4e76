#include "chains/chains_screen.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include "addchain/add_chain_wizard.h"
#include "chains/chain_levers.h"
#include "chains/chain_page.h"
#include "chains/chains_list.h"

namespace signalbox::ui {

ChainsScreen::ChainsScreen(ScreenContext* context, QWidget* parent)
    : Screen(context, parent),
      m_stack(new QStackedWidget),
      m_levers(new ChainLevers([this] { return engine(); }, this)),
      m_list(new ChainsList(context, m_levers)),
      m_page(new ChainPage(context, m_levers))
{
    m_stack->addWidget(m_list);
    m_stack->addWidget(m_page);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
    connect(m_list, &ChainsList::opened, this, [this](const QString& caip2) {
        showChain(caip2);
        Q_EMIT addressChanged();
    });
}

bool ChainsScreen::onPage() const
{
    return m_stack->currentWidget() == m_page;
}

QString ChainsScreen::title() const
{
    if (!onPage())
        return tr("Chains");
    const ChainSnapshot* chain = m_page->shown();
    return chain ? chain->name : m_page->chain();
}

QList<QWidget*> ChainsScreen::headLeft()
{
    return onPage() ? m_page->headLeft() : QList<QWidget*>();
}

QList<QWidget*> ChainsScreen::headRight()
{
    return onPage() ? m_page->headRight() : QList<QWidget*>();
}

QString ChainsScreen::breadcrumb() const
{
    return onPage() ? tr("Chains") : QString();
}

QString ChainsScreen::breadcrumbAddress() const
{
    return onPage() ? QStringLiteral("chains") : QString();
}

int ChainsScreen::headMark() const
{
    const ChainSnapshot* chain = onPage() ? m_page->shown() : nullptr;
    return chain ? chain->mark : 0;
}

bool ChainsScreen::usesTimeRange() const
{
    return onPage();
}

void ChainsScreen::setEngine(Engine* engine)
{
    Screen::setEngine(engine);
    m_list->setEngine(engine);
    m_page->setEngine(engine);
    tellWatched();
}

void ChainsScreen::setSnapshot(const SnapshotPtr& snapshot)
{
    Screen::setSnapshot(snapshot);
    m_list->setSnapshot(snapshot);
    if (!onPage())
        return;
    m_page->setSnapshot(snapshot);
    const ChainSnapshot* chain = m_page->shown();
    if (!chain && snapshot && snapshot->engine == EngineState::Running && !m_shownTitle.isEmpty()) {
        showChain({});  // the chain was deleted without a trace
        Q_EMIT addressChanged();
        return;
    }
    if (chain && title() != m_shownTitle) {
        m_shownTitle = title();
        Q_EMIT headChanged();
    }
}

void ChainsScreen::refresh()
{
    if (onPage())
        m_page->refresh();
    else
        m_list->askLag();
}

QWidget* ChainsScreen::findField()
{
    return onPage() ? nullptr : m_list->filterField();
}

bool ChainsScreen::open(const QString& rest)
{
    if (!rest.isEmpty() && !rest.contains(QLatin1Char(':')))
        return false;
    showChain(rest);
    return true;
}

QString ChainsScreen::address() const
{
    return onPage() ? m_page->chain() : QString();
}

void ChainsScreen::showChain(const QString& caip2)
{
    m_shownTitle.clear();
    if (!caip2.isEmpty()) {
        m_page->setChain(caip2);
        m_page->setSnapshot(snapshot());
        m_stack->setCurrentWidget(m_page);
        if (m_page->shown())
            m_shownTitle = title();
    } else {
        m_stack->setCurrentWidget(m_list);
    }
    tellWatched();
    Q_EMIT headChanged();
}

void ChainsScreen::watched(bool visible)
{
    m_visible = visible;
    tellWatched();
}

void ChainsScreen::tellWatched()
{
    m_list->setWatched(m_visible && !onPage());
    m_page->setWatched(m_visible && onPage());
}

void ChainsScreen::setNarrow(bool narrow)
{
    Screen::setNarrow(narrow);
    m_list->setNarrow(narrow);
    m_page->setNarrow(narrow);
    if (onPage())
        Q_EMIT headChanged();
}

std::vector<PaletteCommand> ChainsScreen::commands()
{
    std::vector<PaletteCommand> commands;
    const SnapshotPtr now = snapshot();
    if (!now)
        return commands;
    for (const ChainSnapshot& chain : now->chains) {
        if (chain.state == ChainState::Deleted)
            continue;
        const QString id = chain.caip2;
        commands.push_back({tr("Open %1").arg(chain.name), id, QStringLiteral("chains"),
                            [this, id] { context().go(QStringLiteral("chains/") + id); }});
        if (!engine())
            continue;
        if (ChainLevers::canResume(chain))
            commands.push_back({tr("Resume %1").arg(chain.name), tr("lever"), QStringLiteral("play"),
                                [this, id] { m_levers->send(Verb::ChainResume, id); }});
        else if (ChainLevers::canPause(chain))
            commands.push_back({tr("Pause %1").arg(chain.name), tr("lever"), QStringLiteral("pause"),
                                [this, id] { m_levers->send(Verb::ChainPause, id); }});
        if (chain.trouble)
            commands.push_back({tr("Try %1 now").arg(chain.name), tr("lever"), QStringLiteral("refresh"),
                                [this, id] { m_levers->send(Verb::RetryNow, id); }});
        commands.push_back({tr("Reindex a range of %1").arg(chain.name), tr("lever"), QStringLiteral("refresh"),
                            [this, id] { m_levers->reindex(id); }});
        commands.push_back({tr("Delete %1").arg(chain.name), tr("lever"), QStringLiteral("trash"),
                            [this, id] { m_levers->remove({id}); }});
    }
    return commands;
}

ScreenEntry chainsScreenEntry()
{
    ScreenEntry entry;
    entry.id = QStringLiteral("chains");
    entry.icon = QStringLiteral("chains");
    entry.title = [] { return ChainsScreen::tr("Chains"); };
    entry.make = [](ScreenContext* context) { return new ChainsScreen(context); };
    entry.badge = [](const WorkspaceSnapshot& snapshot) {
        const auto stopped = std::count_if(snapshot.chains.begin(), snapshot.chains.end(),
                                           [](const ChainSnapshot& chain) { return chain.state == ChainState::Error; });
        if (stopped == 0)
            return RailBadge{};
        return RailBadge{
            QString::number(stopped), State::Error,
            stopped == 1 ? ChainsScreen::tr("1 chain stopped") : ChainsScreen::tr("%1 chains stopped").arg(stopped)};
    };
    return entry;
}

void openAddChain(QWidget* parent, ScreenContext* context)
{
    Engine* engine = context->workspace ? context->workspace->engine() : nullptr;
    if (!engine)
        return;
    auto* wizard = new AddChainWizard(engine, parent);
    QObject::connect(wizard, &AddChainWizard::chainAdded, wizard, [context](const QString& caip2) {
        if (context->go)
            context->go(QStringLiteral("chains/") + caip2);
    });
    wizard->open();
}

}  // namespace signalbox::ui
