// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "addchain/endpoint_lines.h"
#include "addchain/url_mask.h"
#include "widgets/sheet.h"

class QLineEdit;
class QCheckBox;

namespace signalbox::ui {

class CheckLine;
class EndpointOptions;

/// Adds an endpoint to a chain or edits one: URL (its API key is entered again or kept), options and live test.
/// Endpoints of other chains are refused.
class EndpointSheet : public Sheet {
    Q_OBJECT
public:
    EndpointSheet(Engine* engine, const ChainSnapshot& chain, const EndpointSnapshot* edited, QWidget* window,
                  std::function<void(const Command&)> send);

private:
    void renew();
    void save();
    arguments::EndpointEdit changes(const EndpointDraft& draft) const;

    EndpointLines* m_lines;
    int m_line = 0;
    QString m_caip2, m_name;
    std::optional<EndpointSnapshot> m_edited;
    std::function<void(const Command&)> m_send;
    QLineEdit* m_url;
    CheckLine* m_check;
    QCheckBox* m_enabled = nullptr;
    EndpointOptions* m_options;
    Text* m_failure;
    QPushButton* m_save;
    bool m_urlTyped = false;
};

}  // namespace signalbox::ui
