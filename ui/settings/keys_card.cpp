// SPDX-License-Identifier: GPL-3.0-or-later

#include "settings/keys_card.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPushButton>

#include "chains/endpoint_test_sheet.h"
#include "settings/move_keys_sheet.h"
#include "settings/shared_key_sheet.h"
#include "signalbox/literals.h"
#include "widgets/button.h"
#include "widgets/format.h"

namespace signalbox::ui {

namespace {

constexpr int chainRole = Qt::UserRole, endpointRole = Qt::UserRole + 1;

}  // namespace

KeysCard::KeysCard(Workspace* workspace, SettingsSource* source, const ScreenContext* context, QWidget* parent)
    : Card(tr("Endpoints and API keys"), parent),
      m_workspace(workspace),
      m_source(source),
      m_context(context),
      m_endpoints(new QComboBox),
      m_test(makeButton(tr("Test"), ButtonKind::Normal, u"refresh"_s, ControlSize::Card)),
      m_open(makeButton(tr("Show chain"), ButtonKind::Normal, {}, ControlSize::Card)),
      m_where(new Text({})),
      m_unlock(makeButton(tr("Unlock…"), ButtonKind::Normal, u"lock"_s, ControlSize::Card)),
      m_move(makeButton({}, ButtonKind::Normal, u"key"_s, ControlSize::Card)),
      m_share(makeButton(tr("Workspace key…"), ButtonKind::Normal, u"server"_s, ControlSize::Card))
{
    m_endpoints->setAccessibleName(tr("Endpoint"));
    m_endpoints->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_endpoints->setMinimumContentsLength(20);
    m_test->setAccessibleName(tr("Test this endpoint with its API key"));
    m_where->setWordWrap(true);
    QVBoxLayout* box = addPadded();
    box->setSpacing(12);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_endpoints, 1);
    row->addWidget(m_test);
    row->addWidget(m_open);
    box->addLayout(row);
    auto* store = new QHBoxLayout;
    store->setSpacing(8);
    store->addWidget(m_where, 1);
    store->addWidget(m_unlock);
    store->addWidget(m_move);
    store->addWidget(m_share);
    box->addLayout(store);
    auto* words = new Text(
        tr("Add, edit and remove endpoints on the page of their chain. API keys are never shown again after entry."),
        TextRole::Small, Ink::Secondary);
    words->setWordWrap(true);
    box->addWidget(words);
    connect(m_test, &QPushButton::clicked, this, &KeysCard::test);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (m_endpoints->currentIndex() >= 0 && m_context->go)
            m_context->go(u"chains/"_s + m_endpoints->currentData(chainRole).toString());
    });
    connect(m_unlock, &QPushButton::clicked, this, [this] { m_context->unlockKeys(); });
    connect(m_move, &QPushButton::clicked, this, &KeysCard::move);
    connect(m_share, &QPushButton::clicked, this, &KeysCard::share);
    if (workspace)
        connect(workspace, &Workspace::stepChanged, this, [this](OpenStep step) {
            if (step == OpenStep::Secrets)
                renew();
        });
    renew();
}

void KeysCard::setEngine(Engine* engine)
{
    m_engine = engine;
    renew();
}

void KeysCard::setSnapshot(const SnapshotPtr& snapshot)
{
    m_snapshot = snapshot;
    std::vector<std::tuple<QString, QString, qint64>> items;
    for (const ChainSnapshot& chain : snapshot->chains)
        for (const EndpointSnapshot& endpoint : chain.endpoints)
            items.emplace_back(tr("%1: %2", "chain, URL of its endpoint").arg(format::safe(chain.name), endpoint.url),
                               chain.caip2, endpoint.id);
    bool same = int(items.size()) == m_endpoints->count();
    for (int i = 0; same && i < m_endpoints->count(); ++i)
        same = m_endpoints->itemText(i) == std::get<0>(items[size_t(i)]) &&
               m_endpoints->itemData(i, endpointRole).toLongLong() == std::get<2>(items[size_t(i)]);
    if (!same) {
        const qint64 current = m_endpoints->currentData(endpointRole).toLongLong();
        m_endpoints->clear();
        for (const auto& [text, caip2, id] : items) {
            m_endpoints->addItem(text, caip2);
            m_endpoints->setItemData(m_endpoints->count() - 1, id, endpointRole);
        }
        m_endpoints->setCurrentIndex(std::max(0, m_endpoints->findData(current, endpointRole)));
    }
    renew();
}

void KeysCard::renew()
{
    const bool any = m_endpoints->count() > 0;
    m_endpoints->setEnabled(any);
    m_endpoints->setPlaceholderText(tr("No endpoints yet. Add a chain first."));
    m_test->setEnabled(any && m_engine);
    m_open->setEnabled(any);
    const QString kind = m_workspace ? m_workspace->info().secretStore : QString();
    const bool file = kind == u"file"_s;
    const bool open = m_workspace && m_workspace->state() == WorkspaceState::Open;
    const bool locked = m_source && m_source->areSecretsLocked();
    m_where->setText(m_source && m_source->isDemo() ? tr("Demo endpoints need no API keys.")
                     : kind == u"keychain"_s        ? tr("API keys and passwords are in the system keychain.")
                     : locked
                         ? tr("API keys and passwords are in an encrypted file of the workspace. The file is locked.")
                     : file ? tr("API keys and passwords are in an encrypted file of the workspace.")
                            : tr("No API keys are stored yet. The first one goes to the system keychain or, if none is "
                                 "available, to an encrypted file."));
    m_move->setText(file ? tr("Move to the keychain…") : tr("Move to an encrypted file…"));
    m_move->setAccessibleName(m_move->text());
    m_unlock->setVisible(locked && open && m_context->unlockKeys);
    m_move->setVisible(m_source && !m_source->isDemo() && !locked);
    m_move->setEnabled(open);
    m_share->setVisible(m_source && open && m_workspace->info().mode == u"server"_s);
}

void KeysCard::test()
{
    const ChainSnapshot* chain =
        m_snapshot ? m_snapshot->chain(m_endpoints->currentData(chainRole).toString()) : nullptr;
    if (!chain || !m_engine)
        return;
    for (const EndpointSnapshot& endpoint : chain->endpoints)
        if (endpoint.id == m_endpoints->currentData(endpointRole).toLongLong()) {
            (new EndpointTestSheet(m_engine, *chain, endpoint, window()))->open();
            return;
        }
}

void KeysCard::share()
{
    auto* sheet = new SharedKeySheet(m_source, window());
    connect(sheet, &SharedKeySheet::taken, this, [this] {
        if (!m_engine || !m_snapshot)
            return;
        for (const ChainSnapshot& chain : m_snapshot->chains)
            if (chain.state != ChainState::Paused && chain.state != ChainState::Deleted)
                m_engine->submit({arguments::RetryNow{}, chain.caip2, {}});
    });
    sheet->open();
}

void KeysCard::move()
{
    const bool file = m_workspace->info().secretStore == u"file"_s;
    auto* sheet = new MoveKeysSheet(m_source, file ? u"keychain"_s : u"file"_s, window());
    connect(sheet, &QDialog::finished, this, &KeysCard::renew);
    sheet->open();
}

}  // namespace signalbox::ui
