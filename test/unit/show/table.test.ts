import { expect, it } from "vitest";
import { textWidth } from "../../../src/report/width.ts";
import { formatRules } from "../../../src/show/table.ts";
import { filesWith, shownOf } from "./pack.ts";

const shown = shownOf(
  filesWith(
    {
      title: { zh: "住院统筹", en: "Inpatient pooling" },
      cases: [
        {
          id: "county",
          title: { zh: "县级", en: "County" },
          source: "n 二",
          when: { "==": [{ var: "visit.tier" }, "county"] },
          deductible: "400.00",
          bands: [{ upTo: "1500.00", rate: "0.63" }, { rate: "0.83" }],
        },
      ],
    },
    { documents: { n: { title: "notice", evidence: "official", number: "9", issued: "2017-11-20" } } },
    {
      layers: {},
      payers: {},
      tags: {},
      programmes: {},
      categories: {},
      certificates: {},
      classes: {},
      entitlements: [],
      order: ["basic"],
      optional: [],
    },
  ),
);

it("is what a county official reads", () => {
  expect(formatRules(shown, { language: "zh", width: 90 })).toMatchInlineSnapshot(`
    "名称（990101）2018-06-01 有效的规则
    2018-06-01 前（含当日）公布的规则；规则逐级向上查找：名称 990101 → 名称 990100 → 名称
      990000

    支付顺序和代码
      有效版本                  990000/pipeline@2017-01-01，2017-01-01 起，至下一版本，公布日
                                期不详（视为首日即知）
      规则文件                  pipeline.json
      支付顺序                  基本医保统筹
      可以没有规定的层          无
      选用规则、认定身份的日期  出院日
      确定年度的日期            出院日
      计入本年最高级别的就诊    就医地不是省外
      出处 《notice》 1[转载，未核对官方原文]；990000/pipeline@2017-01-01，pipeline.json

    基本医保统筹（basic）
      有效版本  990000/basic@2018-01-01，2018-01-01 起，至下一版本，公布日期 2017-12-01
      规则文件  basic.json
      出处 《notice》 9[官方原文]；990000/basic@2018-01-01，basic.json

      待遇：住院统筹（inpatient）
        适用条件    就诊类别为住院
        计入的费用  符合政策范围
        计入的余额  前面各方支付后的余额
        计算周期    按次
        取整        四舍五入到 0.01 元
        支付方      基本医保统筹
        出处 《notice》 9 1[官方原文]；990000/basic@2018-01-01，basic.json
        情形：县级（county）
          适用条件  医院级别为县级
          起付线    400.00 元，每次一个，以下由个人负担
          第 1 段   1500.00 元以内（含）支付 63%
          第 2 段   1500.00 元以上支付 83%
          分段方式  分段计算，各段用各段的比例；段界从零起算，起付线在内
          出处 《notice》 9 二[官方原文]；990000/basic@2018-01-01，basic.json

    所引文件
      990000/pipeline@2017-01-01
        文件：notice（n）
          依据           转载，未核对官方原文
      990000/basic@2018-01-01
        文件：notice（n）
          依据           官方原文
          文号           9
          发文日期       2017-11-20

    规则版本
      990000/pipeline@2017-01-01，pipeline.json，转载，未核对官方原文，sha256-ccda54afea44
      990000/basic@2018-01-01，basic.json，官方原文，sha256-d1692077a83e
    "
  `);
});

it("says the same in English", () => {
  expect(formatRules(shown, { language: "en", width: 90 })).toMatchInlineSnapshot(`
    "Rules of name (990101) in force on 2018-06-01
    Published by 2018-06-01; rules are looked for from the region upwards: name 990101 → name
      990100 → name 990000

    Order of payment, and codes
      Version in force            990000/pipeline@2017-01-01, from 2017-01-01, until another
                                  version, day of publication not known (counts as known from
                                  its first day)
      Rule file                   pipeline.json
      Order of payment            Basic insurance
      Layers that may have no     none
      rule
      The day that selects rules  the day of discharge
      and categories
      The day whose year counts   the day of discharge
      Visits that count for the   the place of care is not outside the province
      year's highest tier
      Source: notice 1 [a repost, not held against the official text];
        990000/pipeline@2017-01-01, pipeline.json

    Basic insurance (basic)
      Version in force  990000/basic@2018-01-01, from 2018-01-01, until another version, day
                        of publication 2017-12-01
      Rule file         basic.json
      Source: notice 9 [official text]; 990000/basic@2018-01-01, basic.json

      Benefit: Inpatient pooling (inpatient)
        Holds if     the kind of visit is inpatient
        What counts  in scope
        Of it        what is still unpaid
        Period       each visit by itself
        Rounding     half-up to 0.01 yuan
        Payer        Basic insurance
        Source: notice 9 1 [official text]; 990000/basic@2018-01-01, basic.json
        Case: County (county)
          Holds if    the tier of the hospital is county
          Deductible  400.00 yuan, each visit, what is below it stays with the patient
          Band 1      63% up to 1500.00 yuan
          Band 2      83% above 1500.00 yuan
          Bands       each part at the rate of its band; edges count from zero, the deductible
                      inside
          Source: notice 9 二 [official text]; 990000/basic@2018-01-01, basic.json

    Documents cited
      990000/pipeline@2017-01-01
        Document: notice (n)
          Evidence       a repost, not held against the official text
      990000/basic@2018-01-01
        Document: notice (n)
          Evidence       official text
          Number         9
          Issued         2017-11-20

    Rule versions
      990000/pipeline@2017-01-01, pipeline.json, a repost, not held against the official text,
        sha256-ccda54afea44
      990000/basic@2018-01-01, basic.json, official text, sha256-d1692077a83e
    "
  `);
});

it.each([60, 80, 120])("fits %d columns", (width) => {
  const lines = formatRules(shown, { language: "en", width }).split("\n");
  expect(lines.filter((line) => textWidth(line) > width)).toEqual([]);
});

it("colours titles and weak sources, and changes no text by it", () => {
  const plain = formatRules(shown, { language: "zh" });
  const colored = formatRules(shown, { language: "zh", color: true });
  expect(colored).toContain("\u001b[1m");
  expect(colored).toContain("\u001b[33m");
  // eslint-disable-next-line no-control-regex
  expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(plain);
});
