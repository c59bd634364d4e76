// SPDX-License-Identifier: GPL-3.0-or-later

#include "addchain/wizard_page.h"

#include "signalbox/engine.h"

namespace signalbox::ui {

QString WizardContext::presetName(const QString& caip2) const
{
    const auto it =
        std::find_if(presets.begin(), presets.end(), [&](const ChainPreset& preset) { return preset.caip2 == caip2; });
    return it == presets.end() ? QString() : it->name;
}

bool WizardContext::isTaken(const QString& caip2) const
{
    if (!engine || caip2.isEmpty())
        return false;
    const ChainSnapshot* chain = engine->snapshot()->chain(caip2);
    return chain && chain->state != ChainState::Deleted;
}

bool WizardContext::isNameTaken(const QString& name) const
{
    if (!engine)
        return false;
    const SnapshotPtr snapshot = engine->snapshot();
    return std::any_of(snapshot->chains.begin(), snapshot->chains.end(), [&](const ChainSnapshot& chain) {
        return chain.state != ChainState::Deleted && chain.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0;
    });
}

WizardPage::WizardPage(WizardContext& context, QWidget* parent) : QWidget(parent), m_context(context) {}

QString WizardPage::nextText() const
{
    return tr("Next");
}

}  // namespace signalbox::ui
