// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/network_page.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include "signalbox/literals.h"
#include "theme/icon.h"
#include "theme/style.h"
#include "widgets/segments.h"
#include "widgets/text.h"

namespace signalbox::ui {

NetworkPage::NetworkPage(WizardContext& context, QWidget* parent)
    : WizardPage(context, parent),
      m_model(new NetworkListModel(this)),
      m_filter(new NetworkFilter(this)),
      m_search(new QLineEdit),
      m_list(new QListView),
      m_nameLabel(new Text(tr("Name"), TextRole::Base, Ink::Secondary)),
      m_name(new QLineEdit),
      m_nameNote(new Text({}, TextRole::Small, Ink::Secondary)),
      m_failure(new Text({}, TextRole::Small, Ink::Error))
{
    m_filter->setSourceModel(m_model);
    m_search->setPlaceholderText(tr("Search by name, chain ID or symbol"));
    m_search->setAccessibleName(tr("Search networks"));
    m_search->addAction(icon(u"search"_s, Ink::Secondary), QLineEdit::LeadingPosition);
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    auto* kinds = new Segments(tr("Network type"));
    kinds->setItems({{u"all"_s, tr("All")}, {u"main"_s, tr("Main networks")}, {u"test"_s, tr("Test networks")}});
    m_list->setModel(m_filter);
    m_list->setMinimumHeight(160);
    m_list->setItemDelegate(new NetworkDelegate(m_list));
    m_list->setAccessibleName(tr("Networks"));
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_name->setAccessibleName(tr("Network name"));
    m_name->setMaxLength(60);
    m_failure->setWordWrap(true);
    m_failure->hide();

    auto* top = new QHBoxLayout;
    top->setSpacing(8);
    top->addWidget(m_search, 1);
    top->addWidget(kinds);
    auto* name = new QHBoxLayout;
    name->setSpacing(8);
    name->addWidget(m_nameLabel);
    name->addWidget(m_name, 1);
    name->addWidget(m_nameNote, 2);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 12, 0, 0);
    layout->setSpacing(12);
    layout->addLayout(top);
    layout->addWidget(m_failure);
    layout->addWidget(m_list, 1);
    layout->addLayout(name);

    connect(m_search, &QLineEdit::textChanged, this, &NetworkPage::filter);
    connect(kinds, &Segments::currentChanged, this, [this](const QString& kind) {
        m_filter->setNetKind(kind == u"main"_s
                                 ? NetworkFilter::Kind::Main
                                 : (kind == u"test"_s ? NetworkFilter::Kind::Test : NetworkFilter::Kind::All));
        filter();
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] { take(); });
    connect(m_list, &QListView::doubleClicked, this, [this] { Q_EMIT activated(); });
    connect(m_name, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_context.plan.name = text;
        showName();
        Q_EMIT changed();
    });
    showName();
}

QString NetworkPage::question() const
{
    return tr("Which network?");
}

QString NetworkPage::explanation() const
{
    return tr("A preset includes contracts, tokens and an explorer. Networks without a preset can be added, too.");
}

QString NetworkPage::stepNote() const
{
    return m_context.plan.name;
}

QString NetworkPage::footNote() const
{
    const int count = m_filter->matching();
    if (m_model->presets().empty())
        return {};
    return tr("%n presets", nullptr, count);
}

bool NetworkPage::isComplete() const
{
    const ChainPlan& plan = m_context.plan;
    return plan.isChosen() && !plan.name.trimmed().isEmpty() && !m_context.isNameTaken(plan.name);
}

void NetworkPage::enter()
{
    showName();
}

QWidget* NetworkPage::firstField() const
{
    return m_search;
}

void NetworkPage::setFamilies(const std::vector<FamilyInfo>& families)
{
    m_model->setFamilies(families);
}

void NetworkPage::setPresets(const std::vector<ChainPreset>& presets)
{
    m_failure->hide();
    m_model->setPresets(presets, [this](const QString& caip2) { return m_context.isTaken(caip2); });
    filter();
    Q_EMIT changed();
}

void NetworkPage::setFailure(const QString& sentence)
{
    m_failure->setText(sentence);
    m_failure->show();
}

bool NetworkPage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress) {
        auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up || key->key() == Qt::Key_PageDown ||
            key->key() == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_list, event);  // the list moves while the search field keeps the focus
            return true;
        }
    }
    return WizardPage::eventFilter(watched, event);
}

void NetworkPage::filter()
{
    m_filter->setWords(m_search->text());
    const bool searching = !m_search->text().trimmed().isEmpty();
    const QModelIndex current = m_list->currentIndex();
    if (searching && (!current.isValid() || current.row() < m_model->fixedRows())) {
        for (int row = m_filter->matching() > 0 ? m_model->fixedRows() : 0; row < m_filter->rowCount(); ++row) {
            const QModelIndex index = m_filter->index(row, 0);
            if (index.flags() & Qt::ItemIsEnabled) {
                m_list->setCurrentIndex(index);
                break;
            }
        }
    }
    // The selected row stays while the search text grows, and the name follows it.
    if (m_context.plan.custom && m_context.plan.name == m_fromSearch)
        take();
    Q_EMIT changed();
}

void NetworkPage::select(const QString& caip2)
{
    m_search->clear();
    m_filter->setNetKind(NetworkFilter::Kind::All);
    int row = 0;
    for (int i = m_model->fixedRows(); i < m_filter->rowCount() && row == 0; ++i) {
        const int at = m_filter->index(i, 0).data(NetworkListModel::PresetIndexRole).toInt();
        if (at >= 0 && m_model->presets()[size_t(at)].caip2 == caip2)
            row = i;
    }
    m_list->setCurrentIndex(m_filter->index(row, 0));
    take();
    if (row > 0)
        return;
    m_context.plan.name = tr("Chain %1").arg(chainNumber(caip2));
    showName();
    Q_EMIT changed();
}

void NetworkPage::take()
{
    const QModelIndex index = m_list->currentIndex();
    if (!index.isValid() || !(index.flags() & Qt::ItemIsEnabled))
        return;
    const int at = index.data(NetworkListModel::PresetIndexRole).toInt();
    if (at == NetworkListModel::custom) {
        m_context.plan.chooseCustom(m_model->defaultFamily());
        if (m_context.plan.name.isEmpty() || m_context.plan.name == m_fromSearch)
            m_context.plan.name = m_fromSearch = searchedName();
    } else if (const FamilyInfo* family = m_model->family(at))
        m_context.plan.choose(*family);
    else
        m_context.plan.choose(m_model->presets()[size_t(at)]);
    showName();
    Q_EMIT changed();
}

QString NetworkPage::searchedName() const
{
    const QString text = m_search->text().trimmed();
    if (text.isEmpty() || m_filter->matching() > 0)
        return {};
    bool number = false;
    text.toULongLong(&number);
    return number ? tr("Chain %1").arg(text) : text;
}

void NetworkPage::showName()
{
    const ChainPlan& plan = m_context.plan;
    const bool chosen = plan.isChosen();
    m_nameLabel->setVisible(chosen);
    m_name->setVisible(chosen);
    m_nameNote->setVisible(chosen);
    if (m_name->text() != plan.name)
        m_name->setText(plan.name);
    const bool taken = m_context.isNameTaken(plan.name);
    setFieldCheck(m_name, taken ? FieldCheck::Refused : FieldCheck::None);
    m_nameNote->setInk(taken ? Ink::Error : Ink::Secondary);
    m_nameNote->setText(
        taken ? tr("This name is already in use. Choose another.")
              : (plan.name.trimmed().isEmpty() ? tr("Required. The name is shown on every screen.") : QString()));
}

}  // namespace signalbox::ui
