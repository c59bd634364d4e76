// SPDX-License-Identifier: GPL-3.0-or-later

#include "evm/verify/verification_report.h"

#include "metrics/confidence.h"
#include "signalbox/literals.h"

namespace signalbox::engine {

namespace {

constexpr qsizetype mostListed = 1'000;

}  // namespace

void VerificationReport::add(const Difference& difference)
{
    ++differences;
    if (m_listed.size() >= mostListed)
        return;
    QJsonObject one{{u"block"_s, difference.block}};
    if (difference.missing > 0)
        one.insert(u"missing"_s, difference.missing);
    if (difference.surplus > 0)
        one.insert(u"surplus"_s, difference.surplus);
    if (difference.otherHash)
        one.insert(u"otherHash"_s, true);
    if (!difference.unproven.isEmpty())
        one.insert(u"unproven"_s, difference.unproven);
    m_listed.append(one);
}

QJsonObject VerificationReport::toJson() const
{
    QJsonObject out{{u"method"_s, byHash ? u"logs"_s : u"proof"_s},
                    {u"stored"_s, stored},
                    {u"checked"_s, checked},
                    {u"unanswered"_s, unanswered},
                    {u"undecided"_s, undecided},
                    {u"rows"_s, rows},
                    {u"differences"_s, differences},
                    {u"different"_s, m_listed}};
    if (byLogs > 0 && !byHash)
        out.insert(u"byLogs"_s, byLogs);
    if (checked > 0 && checked < stored)
        out.insert(u"atMost"_s, metrics::shareAtMost(differences, checked));
    if (!firstFailure.isEmpty())
        out.insert(u"failure"_s, firstFailure);
    return out;
}

}  // namespace signalbox::engine
